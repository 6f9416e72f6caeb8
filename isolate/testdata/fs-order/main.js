// callbacks of fs come after ticks, promises and immediates that were there before
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

fs.writeFileSync('f', '');
fs.stat('f', () => {
  console.log('stat');
  setImmediate(() => console.log('immediate of stat'));
  process.nextTick(() => console.log('tick of stat'));
  Promise.resolve().then(() => console.log('promise of stat'));
});
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
console.log('main');
