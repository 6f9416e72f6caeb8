'use strict';
// node:repl: there is no interactive mode.

const { EventEmitter } = require('internal/events');
const { unavailable, unavailableModule } = require('internal/unavailable');

/** Thrown by an eval function of a REPL when more input may cure the error. */
class Recoverable extends SyntaxError {
  constructor(err) {
    super();
    this.err = err;
  }
}

const repl = unavailableModule('repl', [
  'start', 'writer', 'REPLServer', 'REPL_MODE_SLOPPY', 'REPL_MODE_STRICT', 'Recoverable', 'isValidSyntax',
], {
  REPLServer: unavailable('repl', 'REPLServer', { isClass: true, parent: EventEmitter, length: 6 }),
  REPL_MODE_SLOPPY: Symbol('repl-sloppy'),
  REPL_MODE_STRICT: Symbol('repl-strict'),
  Recoverable,
});
const getBuiltinModules = () => require('internal/modules/builtin_ids').allIds().filter((id) => !id.startsWith('_'));
Object.defineProperty(repl, 'builtinModules', {
  __proto__: null, configurable: true, enumerable: true, get: getBuiltinModules,
});

module.exports = repl;
