// Dir: read, readSync, close, iteration
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

fs.mkdirSync('d/sub', { recursive: true });
for (const name of ['a', 'b', 'c']) fs.writeFileSync(path.join('d', name), '');
const names = (list) => list.map((e) => e.name).sort().join();
const code = (fn) => { try { return fn(); } catch (e) { return `${e.code} ${e.message}`; } };
const d = fs.opendirSync('d', { bufferSize: 2 });
const all = [];
for (let e; (e = d.readSync()) !== null;) all.push(e);
console.log(names(all), d.path, d.readSync(), all[0].parentPath, d instanceof fs.Dir);
console.log(d.closeSync(), code(() => d.readSync()), code(() => d.closeSync()), code(() => d.read()));
console.log(code(() => fs.opendirSync('d', { bufferSize: 0 })), code(() => new fs.Dir()));
(async () => {
  const seen = [];
  for await (const e of await fs.promises.opendir('d')) seen.push(e);
  console.log(names(seen));
  const early = await fs.promises.opendir('d');
  for await (const e of early) break;
  console.log(await early.close().catch((e) => e.code));
  const p = fs.opendirSync('d');
  console.log((await p.read()).constructor.name, await p.close(), code(() => p.readSync()));
  fs.opendir('d', (err, dir) => {
    dir.read((err, e) => console.log('read', err, e.constructor.name));
    console.log(code(() => dir.readSync()));
    console.log(code(() => dir.closeSync()));
    dir.close((err) => {
      console.log('closed', err);
      dir.close((err) => console.log(err.code));
    });
  });
})();
