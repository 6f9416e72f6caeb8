// large data through streams
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

const { pipeline } = require('stream/promises');
const data = Buffer.alloc(1_000_003, 'abcdefg');
fs.writeFileSync('in', data);
fs.createReadStream('in').pipe(fs.createWriteStream('out')).on('close', async () => {
  console.log(fs.readFileSync('out').equals(data));
  await pipeline(fs.createReadStream('in', { start: 3 }), fs.createWriteStream('out2'));
  console.log(fs.readFileSync('out2').equals(data.subarray(3)));
  const w = fs.createWriteStream('out3');
  let waits = 0;
  for (let i = 0; i < 20; i++) {
    if (!w.write(Buffer.alloc(30_000, i))) {
      waits++;
      await new Promise((resolve) => w.once('drain', resolve));
    }
  }
  w.end(() => console.log(waits, w.bytesWritten, fs.statSync('out3').size));
});
