const Module = require('module');
const resolve = Module._resolveFilename;
Module._resolveFilename = function(request, ...rest) {
  return resolve.call(this, request === 'virtual' ? './real' : request, ...rest);
};
const load = Module._load;
Module._load = function(request, parent, isMain) {
  if (request === 'injected') return { injected: true, by: parent.id };
  return load.apply(this, arguments);
};
console.log(require('virtual'), require('injected'));
const old = Module.prototype.require;
Module.prototype.require = function(id) {
  return id === 'direct' ? 'direct' : old.call(this, id);
};
console.log(require('direct'), require('./real'));
