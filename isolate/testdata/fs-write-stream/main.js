// events and properties of a WriteStream
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

const events = (s, label) => {
  for (const e of ['open', 'ready', 'finish', 'close', 'error']) {
    s.on(e, (v) => console.log(label, e, e === 'error' ? v.code : typeof v));
  }
  return new Promise((resolve) => s.on('close', resolve));
};
const content = () => fs.readFileSync('f', 'utf8');
(async () => {
  let w = fs.createWriteStream('f');
  console.log(w.pending, w.fd, w.path, w.flags, w.mode, w.bytesWritten, w.write('abc'), w.write(Buffer.from('def')));
  w.end('ghi', () => console.log('end callback'));
  await events(w, 'w');
  console.log(content(), w.bytesWritten, w.pending, w.closed);
  w = fs.createWriteStream('f', { flags: 'a' });
  w.end('jkl');
  await events(w, 'append');
  w = fs.createWriteStream('f', { flags: 'r+', start: 3 });
  w.cork(); w.write('X'); w.write('Y'); w.uncork(); w.end('Z');
  await events(w, 'start');
  console.log(content(), w.pos);
  w = fs.createWriteStream('f', 'hex');
  w.end('616263');
  await events(w, 'hex');
  console.log(content());
  w = fs.createWriteStream('no/f');
  w.write('a', (e) => console.log('write callback', e.code));
  await events(w, 'nope');
  w = fs.createWriteStream('f', { flags: 'wx' });
  await events(w, 'exclusive');
  const fd = fs.openSync('f', 'w');
  w = fs.createWriteStream('', { fd, flush: true });
  w.end('by fd');
  await events(w, 'fd');
  console.log(content());
  w = fs.createWriteStream('f');
  w.write('closing');
  w.close(() => console.log('close callback'));
  await events(w, 'close');
  console.log(content());
  w.close(() => console.log('again'));
})();
