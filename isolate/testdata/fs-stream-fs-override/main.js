// streams over functions of the caller
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

fs.writeFileSync('f', 'hello world');
const calls = [];
const wrap = (name) => (...args) => { calls.push(name); fs[name](...args); };
const r = fs.createReadStream('f', { fs: { open: wrap('open'), read: wrap('read'), close: wrap('close') } });
r.on('data', (d) => console.log(String(d)));
r.on('close', () => {
  console.log(calls.splice(0).join());
  const w = fs.createWriteStream('g', { flush: true, fs: { open: wrap('open'), write: wrap('write'), close: wrap('close'), fsync: wrap('fsync') } });
  w.write('a');
  w.end('b');
  w.on('close', () => {
    console.log(calls.splice(0).join(), fs.readFileSync('g', 'utf8'));
    const v = fs.createWriteStream('h', { fs: { open: fs.open, writev: wrap('writev'), write: wrap('write'), close: fs.close } });
    v.cork(); v.write('1'); v.write('2'); v.uncork(); v.end();
    v.on('close', () => console.log(calls.join(), fs.readFileSync('h', 'utf8')));
  });
});
