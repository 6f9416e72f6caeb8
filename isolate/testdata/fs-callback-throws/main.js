// an error thrown in a callback is uncaught
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

// One after another: operations under way together may end in any order.
const steps = [
  () => fs.stat('.', () => { throw new Error('from stat'); }),
  () => fs.readFile('nope', () => { throw new Error('from readFile'); }),
  () => fs.promises.stat('nope').catch((e) => console.log(e.code)),
];
const next = () => steps.shift()?.();
process.on('uncaughtException', (e, origin) => {
  console.log(e.message, origin);
  next();
});
next();
