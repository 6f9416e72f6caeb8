const Module = require('module');
const seen = [];
const find = Module._findPath;
Module._findPath = function(request, paths, isMain) {
  seen.push([request, paths.length > 0, isMain]);
  return find.apply(this, arguments);
};
require('./a');
console.log(seen);
module.paths.unshift(__dirname + '/mods');
Module._findPath = find;
console.log(require('own'));
