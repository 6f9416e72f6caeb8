// link, symlink, readlink, unlink
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

function attempt(label, fn) {
  try {
    console.log(label, '->', fn());
  } catch (e) {
    console.log(label, '=>', e.name, e.code, e.message.replaceAll(dir, '{tmp}'));
  }
}

fs.writeFileSync('f', 'x');
fs.linkSync('f', 'hard');
console.log(fs.statSync('f').nlink, fs.readFileSync('hard', 'utf8'));
fs.symlinkSync('f', 'soft');
fs.symlinkSync('nowhere', 'dangling', 'file');
console.log(fs.readlinkSync('soft'), fs.readlinkSync('soft', 'buffer'), fs.existsSync('dangling'), fs.readlinkSync('dangling'));
attempt('readlink', () => fs.readlinkSync('f'));
attempt('exists', () => fs.symlinkSync('f', 'soft'));
fs.unlinkSync('soft');
console.log(fs.existsSync('f'), fs.readdirSync('.'));
fs.link('f', 'hard2', (err) => {
  console.log(err);
  fs.symlink('f', 's2', (err) => {
    console.log(err);
    fs.readlink('s2', (err, to) => {
      console.log(err, to);
      fs.unlink('hard2', async (err) => {
        console.log(err);
        await fs.promises.symlink('f', 's3', 'dir');
        await fs.promises.link('f', 'h3');
        console.log(await fs.promises.readlink('s3', 'hex'), await fs.promises.unlink('h3'), fs.readdirSync('.'));
      });
    });
  });
});
