// close waits for what is on its way
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

fs.writeFileSync('f', 'x'.repeat(100_000));
(async () => {
  const h = await fs.promises.open('f');
  const reads = [h.read(Buffer.alloc(50_000)), h.read(Buffer.alloc(50_000)), h.stat()];
  const closing = h.close();
  const results = await Promise.all(reads);
  console.log(results.slice(0, 2).map((r) => r.bytesRead), results[2].size);
  await closing;
  console.log(h.fd);
  const g = await fs.promises.open('f');
  const a = g.close();
  console.log(g.close() === a, await a);
  fs.closeSync(fs.openSync('f'));
})();
