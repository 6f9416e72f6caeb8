'use strict';
// node:fs assembled, in Node's order of names.

const sync = require('internal/fs/sync');
const callback = require('internal/fs/callback');
const rw = require('internal/fs/rw');
const whole = require('internal/fs/whole');
const { Dirent, Stats } = require('internal/fs/stats');
const { constants, toUnixTimestamp } = require('internal/fs/utils');
const { defineLazyProperties } = require('internal/util');

const { F_OK, R_OK, W_OK, X_OK } = constants;

// The classes of streams load when they are needed, and can be replaced: createReadStream makes what
// fs.ReadStream is then.
const replaced = { __proto__: null };
function streamClass(name) {
  return replaced[name] ??= require('internal/fs/streams')[name];
}

function defineStreamClass(name) {
  const get = { [`get ${name}`]() { return streamClass(name); } }[`get ${name}`];
  const set = { [`set ${name}`](value) { replaced[name] = value; } }[`set ${name}`];
  Object.defineProperty(fs, name, { __proto__: null, get, set, enumerable: true, configurable: true });
}

function createReadStream(path, options) {
  return new (streamClass('ReadStream'))(path, options);
}

function createWriteStream(path, options) {
  return new (streamClass('WriteStream'))(path, options);
}

function watch(filename, options, listener) {
  return require('internal/fs/watchers').watch(filename, options, listener);
}

function watchFile(filename, options, listener) {
  return require('internal/fs/watchers').watchFile(filename, options, listener);
}

function unwatchFile(filename, listener) {
  require('internal/fs/watchers').unwatchFile(filename, listener);
}

const fs = {
  appendFile: whole.appendFile,
  appendFileSync: whole.appendFileSync,
  access: callback.access,
  accessSync: sync.accessSync,
  chown: callback.chown,
  chownSync: sync.chownSync,
  chmod: callback.chmod,
  chmodSync: sync.chmodSync,
  close: callback.close,
  closeSync: sync.closeSync,
  copyFile: callback.copyFile,
  copyFileSync: sync.copyFileSync,
  cp: callback.cp,
  cpSync: sync.cpSync,
  createReadStream,
  createWriteStream,
  exists: callback.exists,
  existsSync: sync.existsSync,
  fchown: callback.fchown,
  fchownSync: sync.fchownSync,
  fchmod: callback.fchmod,
  fchmodSync: sync.fchmodSync,
  fdatasync: callback.fdatasync,
  fdatasyncSync: sync.fdatasyncSync,
  fstat: callback.fstat,
  fstatSync: sync.fstatSync,
  fsync: callback.fsync,
  fsyncSync: sync.fsyncSync,
  ftruncate: callback.ftruncate,
  ftruncateSync: sync.ftruncateSync,
  futimes: callback.futimes,
  futimesSync: sync.futimesSync,
  lchown: callback.lchown,
  lchownSync: sync.lchownSync,
  // Modes of links do not exist on Linux; Node has the names without the functions.
  lchmod: undefined,
  lchmodSync: undefined,
  link: callback.link,
  linkSync: sync.linkSync,
  lstat: callback.lstat,
  lstatSync: sync.lstatSync,
  lutimes: callback.lutimes,
  lutimesSync: sync.lutimesSync,
  mkdir: callback.mkdir,
  mkdirSync: sync.mkdirSync,
  mkdtemp: callback.mkdtemp,
  mkdtempSync: sync.mkdtempSync,
  open: callback.open,
  openSync: sync.openSync,
  openAsBlob: callback.openAsBlob,
  readdir: callback.readdir,
  readdirSync: sync.readdirSync,
  read: rw.read,
  readSync: rw.readSync,
  readv: rw.readv,
  readvSync: rw.readvSync,
  readFile: whole.readFile,
  readFileSync: whole.readFileSync,
  readlink: callback.readlink,
  readlinkSync: sync.readlinkSync,
  realpath: callback.realpath,
  realpathSync: sync.realpathSync,
  rename: callback.rename,
  renameSync: sync.renameSync,
  rm: callback.rm,
  rmSync: sync.rmSync,
  rmdir: callback.rmdir,
  rmdirSync: sync.rmdirSync,
  stat: callback.stat,
  statfs: callback.statfs,
  statSync: sync.statSync,
  statfsSync: sync.statfsSync,
  symlink: callback.symlink,
  symlinkSync: sync.symlinkSync,
  truncate: callback.truncate,
  truncateSync: sync.truncateSync,
  unwatchFile,
  unlink: callback.unlink,
  unlinkSync: sync.unlinkSync,
  utimes: callback.utimes,
  utimesSync: sync.utimesSync,
  watch,
  watchFile,
  writeFile: whole.writeFile,
  writeFileSync: whole.writeFileSync,
  write: rw.write,
  writeSync: rw.writeSync,
  writev: rw.writev,
  writevSync: rw.writevSync,
  Dirent,
  Stats,
};
module.exports = fs;

for (const name of ['ReadStream', 'WriteStream', 'FileReadStream', 'FileWriteStream']) defineStreamClass(name);
fs._toUnixTimestamp = toUnixTimestamp;
defineLazyProperties(fs, 'internal/fs/dir', ['Dir', 'opendir', 'opendirSync']);

for (const [name, value] of Object.entries({ F_OK, R_OK, W_OK, X_OK, constants })) {
  Object.defineProperty(fs, name, { __proto__: null, value, enumerable: true, configurable: false, writable: false });
}
Object.defineProperty(fs, 'promises', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() { return require('internal/fs/promises').exports; },
});
