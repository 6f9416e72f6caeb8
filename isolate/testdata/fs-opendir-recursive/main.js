// Dir walks what lies below
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

for (const p of ['r/a/b', 'r/c']) fs.mkdirSync(p, { recursive: true });
for (const p of ['r/1', 'r/a/2', 'r/a/b/3', 'r/c/4']) fs.writeFileSync(p, '');
(async () => {
  const seen = [];
  for await (const e of await fs.promises.opendir('r', { recursive: true })) seen.push(`${e.parentPath}/${e.name}`);
  console.log(seen.sort().join(' '));
  const d = fs.opendirSync('r', { recursive: true });
  const sync = [];
  for (let e; (e = d.readSync()) !== null;) sync.push(`${e.parentPath}/${e.name}`);
  d.closeSync();
  console.log(sync.sort().join(' '));
})();
