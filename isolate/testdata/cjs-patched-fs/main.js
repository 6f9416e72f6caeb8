const fs = require('fs');
const read = fs.readFileSync;
fs.readFileSync = function(path, ...rest) {
  if (String(path).endsWith('virtual.js')) return 'module.exports = "from the patch";';
  return read.call(this, path, ...rest);
};
console.log(require('./virtual'));
fs.readFileSync = read;
console.log(require('./plain'));
