const fs = require('fs');
const os = require('os');
const path = require('path');
const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'links-')));
fs.mkdirSync(path.join(dir, 'real'));
fs.writeFileSync(path.join(dir, 'real', 'a.js'), 'module.exports = __filename;');
fs.symlinkSync(path.join(dir, 'real'), path.join(dir, 'link'));
fs.symlinkSync(path.join(dir, 'real', 'a.js'), path.join(dir, 'b.js'));
const names = ['real/a', 'link/a', 'b'].map((n) => require(path.join(dir, n)));
console.log(names.map((n) => path.relative(dir, n)), new Set(names).size);
import('file://' + path.join(dir, 'b.js')).then((n) => {
  console.log(path.relative(dir, n.default));
  fs.rmSync(dir, { recursive: true });
});
