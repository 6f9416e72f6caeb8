// FileHandle reads, writes, asks and closes
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
  const h = await fs.promises.open('f', 'w+');
  console.log(typeof h.fd, h.constructor.name, h instanceof require('events'));
  console.log(await h.write('hello'), await h.write(Buffer.from(' world!'), 0, 6), await h.write('J', 0));
  console.log(await h.read(Buffer.alloc(4), 0, 4, 0), await h.read({ buffer: Buffer.alloc(3), position: 6 }));
  console.log((await h.read({ position: 0 })).bytesRead, (await h.read()).bytesRead, (await h.read(Buffer.alloc(2), { position: 1 })).buffer.toString());
  console.log(await h.writev([Buffer.from('1'), Buffer.from('2')]), await h.readv([Buffer.alloc(2), Buffer.alloc(1)], 0));
  await h.appendFile('end');
  await h.writeFile('more');
  console.log((await h.stat()).size, (await h.stat({ bigint: true })).size, JSON.stringify(await h.readFile('utf8')));
  console.log(await h.truncate(4), await h.datasync(), await h.sync(), await h.chmod(0o600), await h.utimes(1, 2));
  const { size, mtimeMs, uid, gid } = fs.statSync('f');
  console.log(size, mtimeMs, await h.chown(uid, gid), fs.readFileSync('f', 'utf8'));
  h.on('close', () => console.log('close event'));
  const { close } = h;
  console.log(await close(), h.fd, await h.close());
  for (const name of ['read', 'write', 'stat', 'readFile', 'writeFile', 'truncate', 'sync', 'chmod']) {
    await h[name]('x').catch((e) => console.log(name, e.code, e.message, e.syscall));
  }
})();
