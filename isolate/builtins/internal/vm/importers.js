'use strict';
// Who answers import() and fills import.meta in code that node:vm has compiled. The engine hands back the
// symbol that the code was compiled with, which lives as long as the code does.

const { codes } = require('internal/errors');
const { options } = require('internal/bootstrap/realm');
const { isModuleNamespaceObject } = internalBinding('types');

/** symbol -> {importer, self} */
const importers = new WeakMap();

/**
 * @param {symbol} id what the code was compiled with
 * @param {(specifier: string, self: object, attributes: object) => any} importer
 * @param {object} self the Script, function or module, as the importer is told
 */
function register(id, importer, self) {
  importers.set(id, { importer, self });
}

/**
 * Answers an import().
 * @param {symbol} id
 * @param {string} specifier
 * @param {object} attributes
 * @returns {Promise<object>} of a namespace
 */
async function importFrom(id, specifier, attributes) {
  const entry = importers.get(id);
  if (entry === undefined) throw new codes.ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING();
  if (!options().flags.vmModules) throw new codes.ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG();
  const { importer, self } = entry;
  const result = await Reflect.apply(importer, undefined, [specifier, self, attributes]);
  if (isModuleNamespaceObject(result)) return result;
  const { isModule, namespaceOf } = require('internal/vm/modules');
  if (!isModule(result)) throw new codes.ERR_VM_MODULE_NOT_MODULE();
  return namespaceOf(result);
}

module.exports = { importFrom, register };
