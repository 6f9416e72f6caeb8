// errors of callbacks and promises, and how many arguments callbacks get
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

const calls = [
  ['open', 'nope'], ['stat', 'nope'], ['lstat', 'nope'], ['readFile', 'nope'], ['readdir', 'nope'], ['unlink', 'nope'],
  ['rmdir', 'nope'], ['access', 'nope'], ['rename', 'nope', 'b'], ['copyFile', 'nope', 'b'], ['link', 'nope', 'b'],
  ['mkdir', '.'], ['readlink', 'nope'], ['chmod', 'nope', 0], ['truncate', 'nope'], ['utimes', 'nope', 0, 0],
  ['opendir', 'nope'], ['rm', 'nope'], ['writeFile', 'no/x', ''], ['appendFile', 'no/x', ''], ['statfs', 'nope'],
  ['symlink', 'x', '.'], ['cp', 'nope', 'b'], ['lchown', 'nope', 0, 0],
];
(async () => {
  for (const [name, ...args] of calls) {
    await new Promise((resolve) => {
      fs[name](...args, (...results) => {
        const [err] = results;
        console.log(name, results.length, err.code, err.syscall, err.path, err.dest, err.message);
        resolve();
      });
    });
    await fs.promises[name](...args).catch((err) => console.log(name, err.errno, err.message));
  }
  fs.mkdir('ok', (...results) => console.log(results));
  fs.access('.', (...results) => console.log(results));
})();
