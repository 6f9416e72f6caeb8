// signals stop readFile and writeFile
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

(async () => {
  const show = (e) => console.log(e.name, e.code, e.message, e.cause?.message ?? e.cause);
  fs.writeFileSync('f', 'x');
  const aborted = AbortSignal.abort('reason');
  await fs.promises.readFile('f', { signal: aborted }).catch(show);
  await fs.promises.writeFile('g', 'x', { signal: aborted }).catch(show);
  console.log(fs.existsSync('g'));
  await new Promise((resolve) => fs.readFile('f', { signal: aborted }, (e) => { show(e); resolve(); }));
  await new Promise((resolve) => fs.writeFile('g', 'x', { signal: aborted }, (e) => { show(e); resolve(); }));
  const controller = new AbortController();
  const reading = fs.promises.readFile('f', { signal: controller.signal });
  controller.abort(new Error('late'));
  await reading.catch(show);
  const second = new AbortController();
  async function* slow() { yield 'a'; second.abort(); yield 'b'; }
  await fs.promises.writeFile('h', slow(), { signal: second.signal }).catch((e) => console.log(e.name, fs.readFileSync('h', 'utf8')));
  const third = new AbortController();
  const s = fs.createReadStream('f', { signal: third.signal });
  s.on('error', (e) => console.log(e.name)).on('close', () => console.log('closed'));
  third.abort();
})();
