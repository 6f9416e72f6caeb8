// fs.watchFile asks again and again
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

const tick = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms));
(async () => {
  fs.writeFileSync('f', '1');
  const listener = (now, before) => console.log('f', before.size, '->', now.size, now.constructor.name);
  const w = fs.watchFile('f', { interval: 20 }, listener);
  console.log(w.constructor.name, fs.watchFile('f', { interval: 20 }, () => {}) === w, w.listenerCount('change'));
  w.on('stop', () => console.log('stop'));
  await tick();
  fs.writeFileSync('f', '123');
  await tick();
  fs.unlinkSync('f');
  await tick();
  fs.unwatchFile('f', listener);
  console.log(w.listenerCount('change'));
  fs.unwatchFile('f');
  fs.watchFile('later', { interval: 20, bigint: true }, (now, before) => console.log('later', typeof now.size, now.size, before.isFile()));
  await tick();
  fs.writeFileSync('later', 'x');
  await tick();
  fs.unwatchFile('later');
  fs.watchFile('f', { persistent: false, interval: 20 }, () => {});
  for (const args of [['f'], ['f', { interval: 'a' }], ['g', { interval: 'a' }, () => {}]]) {
    try {
      fs.watchFile(...args);
    } catch (e) {
      console.log(e.code, e.message);
    }
  }
})();
