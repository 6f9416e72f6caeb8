const Module = require('module');
const old = require.extensions['.js'];
require.extensions['.js'] = function(module, filename) {
  const compile = module._compile;
  module._compile = function(code, name) {
    return compile.call(this, code.replace('WORD', JSON.stringify('patched')), name);
  };
  old(module, filename);
};
require.extensions['.txt'] = (module, filename) => {
  module.exports = require('fs').readFileSync(filename, 'utf8').trim();
};
console.log(require('./a'), require('./b.txt'), require('./b'));
console.log(Object.keys(Module._extensions));
