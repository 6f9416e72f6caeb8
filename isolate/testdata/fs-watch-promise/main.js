// fs.promises.watch
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

const tick = () => new Promise((resolve) => setTimeout(resolve, 80));
(async () => {
  fs.mkdirSync('d');
  const controller = new AbortController();
  const watching = (async () => {
    for await (const event of fs.promises.watch('d', { signal: controller.signal })) {
      console.log(event);
      if (event.filename === 'b') controller.abort();
    }
  })().catch((e) => console.log(e.name, e.code));
  await tick();
  fs.mkdirSync('d/a');
  await tick();
  fs.mkdirSync('d/b');
  await watching;
  try {
    for await (const event of fs.promises.watch('nope')) console.log(event);
  } catch (e) {
    console.log(e.message);
  }
})();
