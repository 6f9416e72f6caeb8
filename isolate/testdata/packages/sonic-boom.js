const fs = require('node:fs');
const path = require('node:path');
const { once } = require('node:events');
const SonicBoom = require('sonic-boom');
(async () => {
  const folder = fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'sonic-boom-'));
  const file = path.join(folder, 'a', 'b.log');
  for (const options of [{ sync: false, minLength: 4096 }, { sync: true }, { sync: false, fsync: true, contentMode: 'buffer' }, { sync: false, append: false, maxWrite: 16384 }]) {
    const sonic = new SonicBoom({ dest: file, mkdir: true, ...options });
    const events = [];
    for (const name of ['ready', 'drain', 'finish', 'close']) sonic.once(name, () => events.push(name));
    await once(sonic, 'ready');
    for (let i = 0; i < 2000; i++) sonic.write(options.contentMode ? Buffer.from(`${i}\n`) : `${i} é\n`);
    await new Promise((resolve) => sonic.flush(resolve));
    sonic.flushSync();
    sonic.end();
    if (!sonic.destroyed) await once(sonic, 'close');
    const text = fs.readFileSync(file, 'utf8');
    console.log(JSON.stringify(options), text.length, text.split('\n').length, events.sort().join());
  }
  const reopened = new SonicBoom({ dest: file, sync: true });
  reopened.write('before\n');
  fs.renameSync(file, file + '.1');
  reopened.reopen();
  await once(reopened, 'ready');
  reopened.write('after\n');
  reopened.end();
  console.log(fs.readFileSync(file, 'utf8'), fs.readFileSync(file + '.1', 'utf8').endsWith('before\n'));
  const bad = new SonicBoom({ dest: folder });
  const [error] = await once(bad, 'error');
  console.log(error.code, error.syscall);
  fs.rmSync(folder, { recursive: true });
})();
