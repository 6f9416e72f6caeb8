// cp with callbacks and promises
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-case-'));
process.chdir(dir);
process.on('exit', () => {
  process.chdir('/');
  fs.rmSync(dir, { recursive: true, force: true });
});

fs.mkdirSync('src/a/b', { recursive: true });
fs.writeFileSync('src/f', '1');
fs.writeFileSync('src/a/g', '2');
const tree = (d) => fs.readdirSync(d, { recursive: true }).sort().join(' ');
(async () => {
  await fs.promises.cp('src', 'p').catch((e) => console.log(e.code, e.message, e.errno));
  console.log(await fs.promises.cp('src', 'p', { recursive: true }), tree('p'));
  await fs.promises.cp('src', 'q', { recursive: true, filter: async (s) => !s.endsWith('g') });
  console.log(tree('q'));
  await fs.promises.cp('src', 'p', { recursive: true, force: false, errorOnExist: true }).catch((e) => console.log(e.code));
  await fs.promises.cp('src', 'src/x', { recursive: true }).catch((e) => console.log(e.message));
  fs.cp('src/f', 'c', (...args) => {
    console.log(args, fs.readFileSync('c', 'utf8'));
    fs.cp('src', 'd', { recursive: true }, (...args) => {
      console.log(args, tree('d'));
      fs.cp('nope', 'e', (err) => console.log(err.message));
    });
  });
})();
