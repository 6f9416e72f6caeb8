const fs = require('fs');
const os = require('os');
const path = require('path');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'changing-'));
const file = path.join(dir, 'x.js');
const write = (n) => fs.writeFileSync(file, `module.exports = ${n};`);
try {
  require(file);
} catch (e) {
  console.log(e.code);
}
write(1);
console.log(require.resolve(file) === fs.realpathSync(file));
write(2);
console.log(require(file));
write(3);
console.log(require(file));
delete require.cache[require.resolve(file)];
console.log(require(file));
fs.rmSync(dir, { recursive: true });
