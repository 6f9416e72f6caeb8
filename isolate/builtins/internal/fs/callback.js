'use strict';
// The callback half of fs, but for reading and writing (internal/fs/rw, internal/fs/whole). Arguments
// are checked at once and throw; everything else reaches the callback.

const { parseFileMode, validateFunction, validateInteger } = require('internal/validators');
const { codes } = require('internal/errors');
const {
  constants, decodeName, getOptions, getValidMode, getValidatedFd, getValidatedPath, rmIsDirectory, stringToFlags,
  rawOpened, toUnixTimestamp, validateRmOptions, validateRmdirOptions, validateSymlinkType, valueCallback, voidCallback,
  warnRawClose, warnRecursiveRmdir, warnTruncateFd,
} = require('internal/fs/utils');
const { statFsFrom, statsFrom } = require('internal/fs/stats');
const {
  checkOwner, isDirectory, mkdirOptions, readdirOptions, readdirResult, tempPrefix,
} = require('internal/fs/sync');
const { promisify } = require('internal/util');
const binding = internalBinding('fs');

const { F_OK, O_RDWR } = constants;

function access(path, mode, callback) {
  if (typeof mode === 'function') {
    callback = mode;
    mode = F_OK;
  }
  path = getValidatedPath(path);
  binding.access(path, getValidMode(mode, F_OK), voidCallback(callback));
}

function exists(path, callback) {
  validateFunction(callback, 'cb');
  try {
    path = getValidatedPath(path);
  } catch {
    return callback(false);
  }
  binding.exists(path, (err, there) => callback(!err && there));
}
Object.defineProperty(exists, promisify.custom, {
  __proto__: null,
  enumerable: false,
  value: function exists(path) {
    return new Promise((resolve) => module.exports.exists(path, resolve));
  },
});

function open(path, flags, mode, callback) {
  path = getValidatedPath(path);
  if (arguments.length < 3) {
    callback = flags;
    flags = 'r';
    mode = 0o666;
  } else if (typeof mode === 'function') {
    callback = mode;
    mode = 0o666;
  } else {
    mode = parseFileMode(mode, 'mode', 0o666);
  }
  const number = stringToFlags(flags);
  const done = valueCallback(callback);
  binding.open(path, number, mode, true, (err, fd) => done(err, err === null ? rawOpened(fd) : undefined));
}

// Without a callback an error of close has nobody to go to.
function defaultCloseCallback(err) {
  if (err != null) throw err;
}

function close(fd, callback = defaultCloseCallback) {
  fd = getValidatedFd(fd);
  const done = voidCallback(callback);
  warnRawClose(fd);
  binding.close(fd, done);
}

const statDefaults = { bigint: false };

function stat(path, options = statDefaults, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = statDefaults;
  }
  callback = valueCallback(callback, statsFrom);
  binding.stat(getValidatedPath(path), !!options.bigint, false, callback);
}

function lstat(path, options = statDefaults, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = statDefaults;
  }
  callback = valueCallback(callback, statsFrom);
  binding.lstat(getValidatedPath(path), !!options.bigint, false, callback);
}

function fstat(fd, options = statDefaults, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = statDefaults;
  }
  fd = getValidatedFd(fd);
  binding.fstat(fd, !!options.bigint, valueCallback(callback, statsFrom));
}

function statfs(path, options = statDefaults, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = statDefaults;
  }
  callback = valueCallback(callback, statFsFrom);
  binding.statfs(getValidatedPath(path), !!options.bigint, callback);
}

function chmod(path, mode, callback) {
  path = getValidatedPath(path);
  mode = parseFileMode(mode, 'mode');
  binding.chmod(path, mode, voidCallback(callback));
}

function fchmod(fd, mode, callback) {
  fd = getValidatedFd(fd);
  mode = parseFileMode(mode, 'mode');
  binding.fchmod(fd, mode, voidCallback(callback));
}

function chown(path, uid, gid, callback) {
  callback = voidCallback(callback);
  path = getValidatedPath(path);
  checkOwner(uid, gid);
  binding.chown(path, uid, gid, callback);
}

function lchown(path, uid, gid, callback) {
  callback = voidCallback(callback);
  path = getValidatedPath(path);
  checkOwner(uid, gid);
  binding.lchown(path, uid, gid, callback);
}

function fchown(fd, uid, gid, callback) {
  fd = getValidatedFd(fd);
  checkOwner(uid, gid);
  binding.fchown(fd, uid, gid, voidCallback(callback));
}

function utimes(path, atime, mtime, callback) {
  callback = voidCallback(callback);
  binding.utimes(getValidatedPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime), callback);
}

function lutimes(path, atime, mtime, callback) {
  callback = voidCallback(callback);
  binding.lutimes(getValidatedPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime), callback);
}

function futimes(fd, atime, mtime, callback) {
  fd = getValidatedFd(fd);
  atime = toUnixTimestamp(atime, 'atime');
  mtime = toUnixTimestamp(mtime, 'mtime');
  binding.futimes(fd, atime, mtime, voidCallback(callback));
}

function fsync(fd, callback) {
  binding.fsync(getValidatedFd(fd), voidCallback(callback));
}

function fdatasync(fd, callback) {
  binding.fdatasync(getValidatedFd(fd), voidCallback(callback));
}

function ftruncate(fd, len = 0, callback) {
  if (typeof len === 'function') {
    callback = len;
    len = 0;
  }
  fd = getValidatedFd(fd);
  validateInteger(len, 'len');
  binding.ftruncate(fd, len < 0 ? 0 : len, voidCallback(callback));
}

function truncate(path, len, callback) {
  if (typeof path === 'number') {
    warnTruncateFd();
    return ftruncate(path, len, callback);
  }
  if (typeof len === 'function') {
    callback = len;
    len = 0;
  } else if (len === undefined) {
    len = 0;
  }
  validateInteger(len, 'len');
  const done = voidCallback(callback);
  binding.open(getValidatedPath(path), O_RDWR, 0o666, (err, fd) => {
    if (err) return done(err);
    binding.ftruncate(fd, len < 0 ? 0 : len, (err) => binding.close(fd, (closeErr) => done(err || closeErr)));
  });
}

function copyFile(src, dest, mode, callback) {
  if (typeof mode === 'function') {
    callback = mode;
    mode = 0;
  }
  src = getValidatedPath(src, 'src');
  dest = getValidatedPath(dest, 'dest');
  callback = voidCallback(callback);
  binding.copyFile(src, dest, getValidMode(mode, 0), callback);
}

function rename(oldPath, newPath, callback) {
  callback = voidCallback(callback);
  oldPath = getValidatedPath(oldPath, 'oldPath');
  newPath = getValidatedPath(newPath, 'newPath');
  binding.rename(oldPath, newPath, callback);
}

function link(existingPath, newPath, callback) {
  callback = voidCallback(callback);
  existingPath = getValidatedPath(existingPath, 'existingPath');
  newPath = getValidatedPath(newPath, 'newPath');
  binding.link(existingPath, newPath, callback);
}

function symlink(target, path, type, callback) {
  if (callback === undefined) {
    callback = type;
    type = undefined;
  } else {
    validateSymlinkType(type);
  }
  callback = voidCallback(callback);
  target = getValidatedPath(target, 'target');
  path = getValidatedPath(path);
  binding.symlink(target, path, callback);
}

function unlink(path, callback) {
  callback = voidCallback(callback);
  binding.unlink(getValidatedPath(path), callback);
}

// The callback stands last: options may be left out.
function lastFunction(options, callback) {
  return typeof options === 'function' ? options : callback;
}

function namesCallback(callback, encoding) {
  return valueCallback(callback, (name) => decodeName(name, encoding));
}

function readlink(path, options, callback) {
  callback = lastFunction(options, callback);
  validateFunction(callback, 'cb');
  options = getOptions(options);
  binding.readlink(getValidatedPath(path), namesCallback(callback, options.encoding));
}

function realpath(path, options, callback) {
  callback = lastFunction(options, callback);
  validateFunction(callback, 'cb');
  options = getOptions(options);
  binding.realpath(getValidatedPath(path), false, namesCallback(callback, options.encoding));
}

realpath.native = (path, options, callback) => {
  callback = lastFunction(options, callback);
  validateFunction(callback, 'cb');
  options = getOptions(options);
  binding.realpath(getValidatedPath(path), true, namesCallback(callback, options.encoding));
};

function mkdir(path, options, callback) {
  callback = lastFunction(options, callback);
  if (typeof options === 'function') options = undefined;
  path = getValidatedPath(path);
  const { mode, recursive } = mkdirOptions(options);
  if (!recursive) return void binding.mkdir(path, mode, voidCallback(callback));
  validateFunction(callback, 'cb');
  binding.mkdirp(path, mode, (err, first) => {
    if (err) return callback(err);
    if (first === undefined) return callback(null);
    callback(null, decodeName(first));
  });
}

function mkdtemp(prefix, options, callback) {
  callback = lastFunction(options, callback);
  validateFunction(callback, 'cb');
  options = getOptions(options);
  binding.mkdtemp(tempPrefix(prefix), namesCallback(callback, options.encoding));
}

function rm(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  path = getValidatedPath(path);
  options = validateRmOptions(options);
  const done = voidCallback(callback);
  binding.lstat(path, false, options.force, (err, stats) => {
    if (err || stats === undefined) return done(err);
    if (!options.recursive && isDirectory(stats)) return done(rmIsDirectory(path));
    binding.rm(path, options.maxRetries, options.retryDelay, done);
  });
}

function rmdir(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const done = voidCallback(callback);
  path = getValidatedPath(path);
  if (!options?.recursive) {
    validateRmdirOptions(options);
    return void binding.rmdir(path, done);
  }
  warnRecursiveRmdir();
  options = validateRmOptions({ ...options, force: false });
  binding.lstat(path, false, false, (err, stats) => {
    if (err) return done(err);
    if (!isDirectory(stats)) return binding.rmdir(path, done);
    binding.rm(path, options.maxRetries, options.retryDelay, done);
  });
}

function readdir(path, options, callback) {
  callback = lastFunction(options, callback);
  validateFunction(callback, 'cb');
  options = getOptions(options);
  path = getValidatedPath(path);
  readdirOptions(path, options);
  const done = valueCallback(callback, (answer) => readdirResult(answer, options, path));
  if (options.recursive) return void binding.readdirTree(path, !!options.withFileTypes, false, done);
  binding.readdir(path, !!options.withFileTypes, done);
}

function cp(src, dest, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const done = voidCallback(callback);
  const { copy, validateCpOptions } = require('internal/fs/cp');
  options = validateCpOptions(options);
  src = getValidatedPath(src, 'src');
  dest = getValidatedPath(dest, 'dest');
  // Out of the promise, so that what the callback throws is an uncaught exception.
  copy(src, dest, options).then(() => process.nextTick(callback, null, undefined), (err) => process.nextTick(done, err));
}

/** Blobs that read a file lazily are not there yet. */
function openAsBlob(path) { // eslint-disable-line no-unused-vars
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('fs.openAsBlob');
}

module.exports = {
  access,
  chmod,
  chown,
  close,
  copyFile,
  cp,
  exists,
  fchmod,
  fchown,
  fdatasync,
  fstat,
  fsync,
  ftruncate,
  futimes,
  lchown,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open,
  openAsBlob,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  symlink,
  truncate,
  unlink,
  utimes,
};
