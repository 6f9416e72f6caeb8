// fs.watch on files and directories
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

const tick = () => new Promise((resolve) => setTimeout(resolve, 80));
(async () => {
  fs.mkdirSync('d');
  fs.writeFileSync('f', '');
  const seen = new Set();
  const w = fs.watch('d', (type, name) => seen.add(`${type}:${name}`));
  console.log(w.constructor.name, w.ref() === w, w.unref() === w);
  w.ref();
  w.on('close', () => console.log('closed'));
  const done = async (label) => { await tick(); console.log(label, [...seen].sort().join(' ')); seen.clear(); };
  await tick();
  fs.writeFileSync('d/x', ''); await done('create');
  fs.writeFileSync('d/x', 'abc'); await done('write');
  fs.renameSync('d/x', 'd/y'); await done('rename');
  fs.unlinkSync('d/y'); await done('unlink');
  w.close();
  w.close();
  fs.writeFileSync('d/z', ''); await done('after close');
  const f = fs.watch('f', { encoding: 'buffer' }, (type, name) => seen.add(`${type}:${Buffer.isBuffer(name)}:${name}`));
  await tick();
  fs.appendFileSync('f', 'x'); await done('file');
  f.close();
  try {
    fs.watch('nope');
  } catch (e) {
    console.log(e.message, Object.keys(e).join(), e.filename);
  }
  fs.watch('d', { persistent: false });
  fs.watch('d').unref();
})();
