'use strict';
// The synchronous half of fs, but for reading and writing (internal/fs/rw, internal/fs/whole).

const { parseFileMode, validateBoolean, validateInteger } = require('internal/validators');
const {
  constants, decodeName, getOptions, getValidMode, getValidatedFd, getValidatedPath, rmIsDirectory, stringToFlags,
  rawOpened, toUnixTimestamp, validateOwner, validateRmOptions, validateRmdirOptions, validateSymlinkType, warnRawClose,
  warnRecursiveRmdir, warnTruncateFd,
} = require('internal/fs/utils');
const { Dirent, statFsFrom, statsFrom } = require('internal/fs/stats');
const binding = internalBinding('fs');

const { F_OK, O_RDWR, S_IFDIR, S_IFMT } = constants;

function accessSync(path, mode) {
  path = getValidatedPath(path);
  binding.access(path, getValidMode(mode, F_OK));
}

function existsSync(path) {
  try {
    path = getValidatedPath(path);
  } catch {
    return false;
  }
  return binding.exists(path);
}

function openSync(path, flags, mode) {
  return rawOpened(binding.open(getValidatedPath(path), stringToFlags(flags), parseFileMode(mode, 'mode', 0o666), true));
}

function closeSync(fd) {
  fd = getValidatedFd(fd);
  warnRawClose(fd);
  binding.close(fd);
}

function statSync(path, options = { bigint: false, throwIfNoEntry: true }) {
  const array = binding.stat(getValidatedPath(path), options.bigint === true || !!options.bigint,
                             options.throwIfNoEntry === false);
  return array === undefined ? undefined : statsFrom(array);
}

function lstatSync(path, options = { bigint: false, throwIfNoEntry: true }) {
  const array = binding.lstat(getValidatedPath(path), !!options.bigint, options.throwIfNoEntry === false);
  return array === undefined ? undefined : statsFrom(array);
}

function fstatSync(fd, options = { bigint: false }) {
  return statsFrom(binding.fstat(getValidatedFd(fd), !!options.bigint));
}

function statfsSync(path, options = { bigint: false }) {
  return statFsFrom(binding.statfs(getValidatedPath(path), !!options.bigint));
}

function chmodSync(path, mode) {
  path = getValidatedPath(path);
  binding.chmod(path, parseFileMode(mode, 'mode'));
}

function fchmodSync(fd, mode) {
  binding.fchmod(getValidatedFd(fd), parseFileMode(mode, 'mode'));
}

function checkOwner(uid, gid) {
  validateOwner(uid, 'uid');
  validateOwner(gid, 'gid');
}

function chownSync(path, uid, gid) {
  path = getValidatedPath(path);
  checkOwner(uid, gid);
  binding.chown(path, uid, gid);
}

function lchownSync(path, uid, gid) {
  path = getValidatedPath(path);
  checkOwner(uid, gid);
  binding.lchown(path, uid, gid);
}

function fchownSync(fd, uid, gid) {
  fd = getValidatedFd(fd);
  checkOwner(uid, gid);
  binding.fchown(fd, uid, gid);
}

function utimesSync(path, atime, mtime) {
  binding.utimes(getValidatedPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime));
}

function lutimesSync(path, atime, mtime) {
  binding.lutimes(getValidatedPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime));
}

function futimesSync(fd, atime, mtime) {
  binding.futimes(getValidatedFd(fd), toUnixTimestamp(atime, 'atime'), toUnixTimestamp(mtime, 'mtime'));
}

function fsyncSync(fd) {
  binding.fsync(getValidatedFd(fd));
}

function fdatasyncSync(fd) {
  binding.fdatasync(getValidatedFd(fd));
}

function ftruncateSync(fd, len = 0) {
  fd = getValidatedFd(fd);
  validateInteger(len, 'len');
  binding.ftruncate(fd, len < 0 ? 0 : len);
}

function truncateSync(path, len) {
  if (typeof path === 'number') {
    warnTruncateFd();
    return ftruncateSync(path, len);
  }
  const fd = binding.open(getValidatedPath(path), O_RDWR, 0o666);
  try {
    ftruncateSync(fd, len);
  } finally {
    binding.close(fd);
  }
}

function copyFileSync(src, dest, mode) {
  src = getValidatedPath(src, 'src');
  dest = getValidatedPath(dest, 'dest');
  binding.copyFile(src, dest, getValidMode(mode, 0));
}

function renameSync(oldPath, newPath) {
  oldPath = getValidatedPath(oldPath, 'oldPath');
  newPath = getValidatedPath(newPath, 'newPath');
  binding.rename(oldPath, newPath);
}

function linkSync(existingPath, newPath) {
  existingPath = getValidatedPath(existingPath, 'existingPath');
  newPath = getValidatedPath(newPath, 'newPath');
  binding.link(existingPath, newPath);
}

function symlinkSync(target, path, type) {
  target = getValidatedPath(target, 'target');
  path = getValidatedPath(path);
  validateSymlinkType(type);
  binding.symlink(target, path);
}

function unlinkSync(path) {
  binding.unlink(getValidatedPath(path));
}

function readlinkSync(path, options) {
  options = getOptions(options);
  return decodeName(binding.readlink(getValidatedPath(path)), options.encoding);
}

function realpathSync(path, options) {
  options = getOptions(options);
  return decodeName(binding.realpath(getValidatedPath(path), false), options.encoding);
}

realpathSync.native = (path, options) => {
  options = getOptions(options);
  return decodeName(binding.realpath(getValidatedPath(path), true), options.encoding);
};

/**
 * The options of mkdir.
 * @param {number|string|{mode?: number|string, recursive?: boolean}|null} [options]
 * @returns {{mode: number, recursive: boolean}}
 */
function mkdirOptions(options) {
  if (typeof options === 'number' || typeof options === 'string') {
    return { mode: parseFileMode(options, 'mode'), recursive: false };
  }
  const recursive = options?.recursive ?? false;
  validateBoolean(recursive, 'options.recursive');
  return { mode: parseFileMode(options?.mode, 'mode', 0o777), recursive };
}

function mkdirSync(path, options) {
  path = getValidatedPath(path);
  const { mode, recursive } = mkdirOptions(options);
  if (!recursive) {
    binding.mkdir(path, mode);
    return undefined;
  }
  const first = binding.mkdirp(path, mode);
  return first === undefined ? undefined : decodeName(first);
}

/**
 * The prefix of mkdtemp, with a warning when it ends as a template would.
 * @param {string|Buffer|URL} prefix
 */
function tempPrefix(prefix) {
  prefix = getValidatedPath(prefix, 'prefix');
  const last = prefix[prefix.length - 1];
  if (last === 'X' || last === 88) {
    process.emitWarning('mkdtemp() templates ending with X are not portable. ' +
      'For details see: https://nodejs.org/api/fs.html');
  }
  return prefix;
}

function mkdtempSync(prefix, options) {
  options = getOptions(options);
  return decodeName(binding.mkdtemp(tempPrefix(prefix)), options.encoding);
}

function isDirectory(array) {
  return (Number(array[1]) & S_IFMT) === S_IFDIR;
}

function rmSync(path, options) {
  path = getValidatedPath(path);
  options = validateRmOptions(options);
  const stats = binding.lstat(path, false, options.force);
  if (stats === undefined) return;
  if (!options.recursive && isDirectory(stats)) throw rmIsDirectory(path);
  binding.rm(path, options.maxRetries, options.retryDelay);
}

function rmdirSync(path, options) {
  path = getValidatedPath(path);
  if (options?.recursive) {
    warnRecursiveRmdir();
    options = validateRmOptions({ ...options, force: false });
    // Only a directory may go this way.
    const stats = binding.lstat(path, false, false);
    if (isDirectory(stats)) {
      binding.rm(path, options.maxRetries, options.retryDelay);
      return;
    }
  } else {
    validateRmdirOptions(options);
  }
  binding.rmdir(path);
}

/**
 * What readdir answered, as users get it.
 * @param {Array} answer names, or [names, types] or [names, types, parents]
 * @param {object} options
 * @param {string|Buffer} path
 */
function readdirResult(answer, options, path) {
  const { encoding } = options;
  const decode = encoding && encoding !== 'utf8';
  if (!options.withFileTypes) return decodeNames(answer, encoding, decode);
  const [names, types, parents] = answer;
  return names.map((name, i) => new Dirent(decodeName(name, encoding), types[i], parents === undefined ? path : parents[i]));
}

function decodeNames(names, encoding, decode) {
  for (let i = 0; i < names.length; i++) {
    if (decode || typeof names[i] !== 'string') names[i] = decodeName(names[i], encoding);
  }
  return names;
}

/** The options of readdir, and the path checked with them. */
function readdirOptions(path, options) {
  options = getOptions(options);
  if (options.recursive !== undefined) validateBoolean(options.recursive, 'options.recursive');
  return options;
}

function readdirSync(path, options) {
  options = getOptions(options);
  path = getValidatedPath(path);
  readdirOptions(path, options);
  const answer = options.recursive ?
    binding.readdirTree(path, !!options.withFileTypes, false) :
    binding.readdir(path, !!options.withFileTypes);
  return readdirResult(answer, options, path);
}

function cpSync(src, dest, options) {
  const { copySync, validateCpOptions } = require('internal/fs/cp');
  options = validateCpOptions(options);
  src = getValidatedPath(src, 'src');
  dest = getValidatedPath(dest, 'dest');
  copySync(src, dest, options);
}

module.exports = {
  accessSync,
  checkOwner,
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  futimesSync,
  isDirectory,
  lchownSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirOptions,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirOptions,
  readdirResult,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  statfsSync,
  symlinkSync,
  tempPrefix,
  truncateSync,
  unlinkSync,
  utimesSync,
};
