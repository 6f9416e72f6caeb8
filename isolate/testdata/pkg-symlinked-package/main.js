const fs = require('fs');
const os = require('os');
const path = require('path');
const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'linked-')));
const write = (name, text) => {
  const file = path.join(dir, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
write('store/p/index.js', 'exports.file = __filename; exports.dep = require("dep");');
write('store/p/package.json', '{"exports": {".": "./index.js"}}');
write('store/node_modules/dep/index.js', 'module.exports = "dep of the store";');
write('app/main.js', 'module.exports = require("p");');
fs.mkdirSync(path.join(dir, 'app/node_modules'));
fs.symlinkSync('../../store/p', path.join(dir, 'app/node_modules/p'));
const { file, dep } = require(path.join(dir, 'app/main.js'));
console.log(path.relative(dir, file), dep);
fs.rmSync(dir, { recursive: true });
