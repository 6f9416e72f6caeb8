// events and properties of a ReadStream
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

fs.writeFileSync('f', 'hello world');
const events = (s, label) => {
  for (const e of ['open', 'ready', 'data', 'end', 'close', 'error']) {
    s.on(e, (v) => console.log(label, e, e === 'data' ? String(v) : e === 'error' ? v.code : typeof v));
  }
  return new Promise((resolve) => s.on('close', resolve));
};
(async () => {
  let s = fs.createReadStream('f');
  console.log(s.pending, s.fd, s.path, s.flags, s.mode, s.bytesRead, s.autoClose);
  await events(s, 'whole');
  console.log(s.pending, s.fd, s.bytesRead, s.destroyed, s.closed);
  await events(s = fs.createReadStream('f', { start: 2, end: 6, encoding: 'utf8' }), 'range');
  console.log(s.bytesRead, s.start, s.end);
  await events(fs.createReadStream('f', { highWaterMark: 4 }), 'small');
  await events(fs.createReadStream('nope'), 'nope');
  await events(fs.createReadStream('.'), 'directory');
  const fd = fs.openSync('f');
  await events(s = fs.createReadStream(null, { fd, start: 6 }), 'fd');
  console.log(s.path);
  console.log(s.fd);
  s = fs.createReadStream('f');
  s.destroy();
  await events(s, 'destroyed');
  let text = '';
  for await (const c of fs.createReadStream('f', { encoding: 'latin1', highWaterMark: 3 })) text += c + '|';
  console.log(text);
})();
