// readFile, writeFile and appendFile as promises, iterables included
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

const { Readable } = require('stream');
const p = fs.promises;
(async () => {
  console.log(await p.writeFile('f', 'text'), await p.readFile('f'), await p.readFile('f', 'utf8'), await p.readFile('f', { encoding: 'hex' }));
  await p.writeFile('f', ['a', 'b', Buffer.from('c')]);
  console.log(await p.readFile('f', 'utf8'));
  await p.writeFile('f', (function* () { yield 'x'; yield 'y'; })());
  console.log(await p.readFile('f', 'utf8'));
  await p.writeFile('f', (async function* () { yield '6162'; yield Buffer.from('!'); })(), 'hex');
  console.log(await p.readFile('f', 'utf8'));
  await p.writeFile('f', Readable.from(['s', 't', 'r']));
  await p.appendFile('f', 'more');
  await p.appendFile('f', Buffer.from('!'), { flush: true });
  console.log(await p.readFile('f', 'utf8'));
  await p.writeFile('f', new Uint8Array([65, 66]), { flag: 'a' });
  console.log(await p.readFile('f', 'latin1'));
  await p.writeFile('f', [1]).catch((e) => console.log(e.code));
  await p.writeFile('f', { a: 1 }).catch((e) => console.log(e.message));
  const h = await p.open('f', 'w+');
  await p.writeFile(h, 'by handle');
  await p.appendFile(h, ', twice');
  console.log(await p.readFile(h, 'utf8') === '', await p.readFile('f', 'utf8'));
  await h.close();
})();
