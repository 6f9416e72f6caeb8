'use strict';
// Which built-ins a user can require, and the built-ins themselves: node:x, and those of the runtime's own, heddle:x,
// whose files are public/heddle/x.js.

// Built-ins whose id means something only with the node: prefix.
const SCHEME_ONLY = new Set(['sea', 'sqlite', 'test', 'test/reporters']);

const OWN = 'heddle/';

let lists;
function getLists() {
  if (lists !== undefined) return lists;
  const ids = internalBinding('builtins').ids().filter((id) => !id.startsWith('internal/'));
  const all = ids.filter((id) => !SCHEME_ONLY.has(id) && !id.startsWith(OWN)).sort();
  const own = ids.filter((id) => id.startsWith(OWN)).map((id) => id.slice(OWN.length));
  lists = { all, set: new Set(all), schemeOnly: ids.filter((id) => SCHEME_ONLY.has(id)), own };
  return lists;
}

/**
 * The ids of `module.builtinModules`.
 * @returns {string[]}
 */
function allIds() {
  return getLists().all;
}

/**
 * Ids that need the node: prefix.
 * @returns {string[]}
 */
function schemeOnlyIds() {
  return getLists().schemeOnly;
}

/**
 * The names behind heddle:.
 * @returns {string[]}
 */
function ownIds() {
  return getLists().own;
}

/**
 * Tells whether a request or a URL has the scheme of a built-in.
 * @param {string} request
 * @returns {boolean}
 */
function hasBuiltinScheme(request) {
  return request.startsWith('node:') || request.startsWith('heddle:');
}

/**
 * Tells whether require(id) gives a built-in.
 * @param {string} id without a prefix
 * @returns {boolean}
 */
function isBareBuiltin(id) {
  return getLists().set.has(id);
}

/**
 * The id of a request that means a built-in, with or without its scheme, else undefined.
 * @param {string} request
 * @returns {string | undefined}
 */
function builtinId(request) {
  if (request.startsWith('heddle:')) return ownId(request.slice(7));
  if (!request.startsWith('node:')) return isBareBuiltin(request) ? request : undefined;
  const id = request.slice(5);
  return isBareBuiltin(id) || getLists().schemeOnly.includes(id) ? id : undefined;
}

function ownId(name) {
  return getLists().own.includes(name) ? OWN + name : undefined;
}

const handed = new Map();
let fsFunctions;

/**
 * The exports of a public built-in, as users get them.
 * @param {string} id as builtinId gives it
 * @returns {any}
 */
function requireBuiltin(id) {
  if (handed.has(id)) return handed.get(id);
  const exports = require(id);
  handed.set(id, exports);
  if (id === 'fs') fsFunctions = { exports, readFileSync: exports.readFileSync };
  return exports;
}

/**
 * The user's replacement of fs.readFileSync, when there is one: the CommonJS loader reads through it, as
 * programs that keep their files elsewhere expect.
 * @returns {Function | undefined}
 */
function patchedReadFileSync() {
  if (fsFunctions === undefined || fsFunctions.exports.readFileSync === fsFunctions.readFileSync) return undefined;
  return fsFunctions.exports.readFileSync;
}

module.exports = {
  allIds,
  builtinId,
  hasBuiltinScheme,
  isBareBuiltin,
  ownIds,
  patchedReadFileSync,
  requireBuiltin,
  schemeOnlyIds,
};
