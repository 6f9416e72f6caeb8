// chmod, fchmod, chown, lchown, fchown, access
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

const mode = () => (fs.statSync('f').mode & 0o7777).toString(8);
fs.writeFileSync('f', '');
fs.chmodSync('f', 0o400); console.log(mode());
fs.chmodSync('f', '755'); console.log(mode());
const fd = fs.openSync('f');
fs.fchmodSync(fd, 0o600); console.log(mode());
const { uid, gid } = fs.statSync('f');
fs.chownSync('f', uid, gid);
fs.chownSync('f', -1, -1);
fs.lchownSync('f', uid, gid);
fs.fchownSync(fd, uid, gid);
console.log(fs.statSync('f').uid === uid);
console.log(fs.accessSync('f'), fs.accessSync('f', fs.constants.R_OK | fs.constants.W_OK), fs.accessSync('f', null));
fs.chmod('f', 0o644, (err) => {
  console.log(err, mode());
  fs.fchmod(fd, '604', (err) => {
    console.log(err, mode());
    fs.chown('f', uid, gid, (err) => {
      console.log(err);
      fs.access('f', fs.constants.F_OK, async (err) => {
        console.log(err);
        await fs.promises.chmod('f', 0o640);
        await fs.promises.chown('f', uid, gid);
        await fs.promises.lchown('f', uid, gid);
        await fs.promises.lchmod('f', 0).catch((e) => console.log(e.code, e.message));
        console.log(mode(), await fs.promises.access('f'), fs.lchmod, fs.lchmodSync);
        fs.closeSync(fd);
      });
    });
  });
});
