// streams and lines of a FileHandle
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

fs.writeFileSync('f', 'one\ntwo\r\nthree\n\nlast');
(async () => {
  let h = await fs.promises.open('f');
  h.on('close', () => console.log('handle closed'));
  let text = '';
  for await (const c of h.createReadStream({ encoding: 'utf8', start: 4, end: 6 })) text += c;
  console.log(text, h.fd);
  h = await fs.promises.open('f');
  for await (const c of h.createReadStream({ autoClose: false })) console.log(c.length);
  console.log(h.fd > 0, await h.close());
  h = await fs.promises.open('f');
  for await (const line of h.readLines()) console.log(JSON.stringify(line));
  console.log(h.fd);
  h = await fs.promises.open('g', 'w');
  const w = h.createWriteStream();
  w.end('written');
  await require('events').once(w, 'close');
  console.log(h.fd, fs.readFileSync('g', 'utf8'), w.bytesWritten);
  h = await fs.promises.open('f');
  try { h.createReadStream({ fs }); } catch (e) { console.log(e.code, e.message); }
  await h.close();
  try { h.createReadStream(); } catch (e) { console.log(e.code, e.message); }
})();
