const Module = require('module');
const m = new Module('/virtual/thing.js', module);
m.filename = '/virtual/thing.js';
m.paths = Module._nodeModulePaths('/virtual');
console.log(m._compile('module.exports = [__filename, __dirname, this === exports, require.resolve.paths("x").slice(0, 2)]; return 5', '/virtual/thing.js'));
console.log(m.exports, m.loaded, m.paths);
