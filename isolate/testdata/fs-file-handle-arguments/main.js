// what FileHandle refuses
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

const show = (label, p) => p.then((v) => console.log(label, v), (e) => console.log(label, e.name, e.code, e.message));
(async () => {
  const h = await fs.promises.open('f', 'w+');
  await show('options', h.read(5));
  await show('offset', h.read(Buffer.alloc(4), 5));
  await show('length', h.read(Buffer.alloc(4), 0, 9));
  await show('empty', h.read(Buffer.alloc(0)));
  await show('write', h.write(5));
  await show('write offset', h.write(Buffer.alloc(2), 5));
  await show('write empty', h.write(Buffer.alloc(0)));
  await show('writev', h.writev(5));
  await show('writev nothing', h.writev([]));
  await show('writeFile', h.writeFile(5));
  await show('truncate', h.truncate('a'));
  await show('chmod', h.chmod());
  await show('chown', h.chown('a', 1));
  await show('utimes', h.utimes('a', 1));
  await h.close();
  await show('open', fs.promises.open({}));
  await show('flags', fs.promises.open('f', 'nope'));
  await show('mode', fs.promises.open('f', 'r', 'nope'));
  await show('nothing', fs.promises.open('nope'));
  await show('readFile', fs.promises.readFile(3));
  await show('readFile object', fs.promises.readFile({}));
  await show('writeFile data', fs.promises.writeFile('f', {}));
  await show('encoding', fs.promises.readFile('f', 'nope'));
})();
