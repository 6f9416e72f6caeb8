'use strict';
// fs.promises: every function answers by a promise, checks of arguments included.

const { codes } = require('internal/errors');
const { parseFileMode, validateInteger } = require('internal/validators');
const { Buffer } = require('internal/buffer');
const { promisify } = require('internal/util');
const {
  constants, decodeName, getOptions, getValidMode, getValidatedPath, kWriteChunk, rmIsDirectory, stringToFlags,
  toUnixTimestamp, validateRmOptions, validateRmdirOptions, validateStringAfterArrayBufferView, validateSymlinkType,
  warnRecursiveRmdir,
} = require('internal/fs/utils');
const { statFsFrom, statsFrom } = require('internal/fs/stats');
const {
  checkOwner, isDirectory, mkdirOptions, readdirOptions, readdirResult, tempPrefix,
} = require('internal/fs/sync');
const { abortOf, appendOptions, readFileAsync, writeFileOptions } = require('internal/fs/whole');
const { FileHandle, call, kFd, use } = require('internal/fs/handle');
const binding = internalBinding('fs');

const { F_OK, O_RDWR } = constants;
const { isView } = ArrayBuffer;

async function access(path, mode = F_OK) {
  await call(binding.access, getValidatedPath(path), getValidMode(mode, F_OK));
}

async function copyFile(src, dest, mode) {
  src = getValidatedPath(src, 'src');
  dest = getValidatedPath(dest, 'dest');
  await call(binding.copyFile, src, dest, getValidMode(mode, 0));
}

async function cp(src, dest, options) {
  const { copy, validateCpOptions } = require('internal/fs/cp');
  options = validateCpOptions(options);
  src = getValidatedPath(src, 'src');
  dest = getValidatedPath(dest, 'dest');
  await copy(src, dest, options);
}

async function open(path, flags, mode) {
  path = getValidatedPath(path);
  const number = stringToFlags(flags);
  mode = parseFileMode(mode, 'mode', 0o666);
  return new FileHandle(await call(binding.open, path, number, mode));
}

/** opendir with a promise. */
const opendir = promisify(function opendir(...args) {
  return require('internal/fs/dir').opendir(...args);
});

async function rename(oldPath, newPath) {
  oldPath = getValidatedPath(oldPath, 'oldPath');
  newPath = getValidatedPath(newPath, 'newPath');
  await call(binding.rename, oldPath, newPath);
}

async function truncate(path, len = 0) {
  const fd = await call(binding.open, getValidatedPath(path), O_RDWR, 0o666);
  try {
    validateInteger(len, 'len');
    await call(binding.ftruncate, fd, len < 0 ? 0 : len);
  } finally {
    await call(binding.close, fd);
  }
}

async function rm(path, options) {
  path = getValidatedPath(path);
  options = validateRmOptions(options);
  const stats = await call(binding.lstat, path, false, options.force);
  if (stats === undefined) return;
  if (!options.recursive && isDirectory(stats)) throw rmIsDirectory(path);
  await call(binding.rm, path, options.maxRetries, options.retryDelay);
}

async function rmdir(path, options) {
  path = getValidatedPath(path);
  if (!options?.recursive) {
    validateRmdirOptions(options);
    await call(binding.rmdir, path);
    return;
  }
  warnRecursiveRmdir();
  options = validateRmOptions({ ...options, force: false });
  const stats = await call(binding.lstat, path, false, false);
  if (!isDirectory(stats)) await call(binding.rmdir, path);
  else await call(binding.rm, path, options.maxRetries, options.retryDelay);
}

async function mkdir(path, options) {
  path = getValidatedPath(path);
  const { mode, recursive } = mkdirOptions(options);
  if (!recursive) {
    await call(binding.mkdir, path, mode);
    return undefined;
  }
  const first = await call(binding.mkdirp, path, mode);
  return first === undefined ? undefined : decodeName(first);
}

async function readdir(path, options) {
  options = getOptions(options);
  path = getValidatedPath(path);
  readdirOptions(path, options);
  // Node goes through the directories below in another order here than in the other forms.
  const answer = options.recursive ?
    await call(binding.readdirTree, path, !!options.withFileTypes, true) :
    await call(binding.readdir, path, !!options.withFileTypes);
  return readdirResult(answer, options, path);
}

async function readlink(path, options) {
  options = getOptions(options);
  return decodeName(await call(binding.readlink, getValidatedPath(path)), options.encoding);
}

async function symlink(target, path, type) {
  validateSymlinkType(type);
  target = getValidatedPath(target, 'target');
  path = getValidatedPath(path);
  await call(binding.symlink, target, path);
}

async function lstat(path, options = { bigint: false }) {
  return statsFrom(await call(binding.lstat, getValidatedPath(path), !!options.bigint, false));
}

async function stat(path, options = { bigint: false }) {
  return statsFrom(await call(binding.stat, getValidatedPath(path), !!options.bigint, false));
}

async function statfs(path, options = { bigint: false }) {
  return statFsFrom(await call(binding.statfs, getValidatedPath(path), !!options.bigint));
}

async function link(existingPath, newPath) {
  existingPath = getValidatedPath(existingPath, 'existingPath');
  newPath = getValidatedPath(newPath, 'newPath');
  await call(binding.link, existingPath, newPath);
}

async function unlink(path) {
  await call(binding.unlink, getValidatedPath(path));
}

async function chmod(path, mode) {
  path = getValidatedPath(path);
  await call(binding.chmod, path, parseFileMode(mode, 'mode'));
}

async function lchmod(path, mode) { // eslint-disable-line no-unused-vars
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
}

async function lchown(path, uid, gid) {
  path = getValidatedPath(path);
  checkOwner(uid, gid);
  await call(binding.lchown, path, uid, gid);
}

async function chown(path, uid, gid) {
  path = getValidatedPath(path);
  checkOwner(uid, gid);
  await call(binding.chown, path, uid, gid);
}

async function utimes(path, atime, mtime) {
  await call(binding.utimes, getValidatedPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime));
}

async function lutimes(path, atime, mtime) {
  await call(binding.lutimes, getValidatedPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime));
}

async function realpath(path, options) {
  options = getOptions(options);
  return decodeName(await call(binding.realpath, getValidatedPath(path), true), options.encoding);
}

async function mkdtemp(prefix, options) {
  options = getOptions(options);
  return decodeName(await call(binding.mkdtemp, tempPrefix(prefix)), options.encoding);
}

// Strings and views are data; anything else that can be iterated gives data piece by piece.
function isPieces(data) {
  if (typeof data !== 'object' || data === null || isView(data)) return false;
  return typeof (data[Symbol.asyncIterator] ?? data[Symbol.iterator]) === 'function';
}

function checkAborted(signal) {
  if (signal?.aborted) throw abortOf(signal);
}

async function writePieces(fd, pieces, signal, encoding) {
  for await (const piece of pieces) {
    checkAborted(signal);
    const bytes = isView(piece) ? piece : Buffer.from(piece, encoding || 'utf8');
    await call(binding.writeAll, fd, bytes, 0, bytes.byteLength);
    checkAborted(signal);
  }
}

async function writeData(fd, data, signal, encoding) {
  const bytes = isView(data) ? data : Buffer.from(data, encoding || 'utf8');
  for (let at = 0; at < bytes.byteLength; at += kWriteChunk) {
    checkAborted(signal);
    await call(binding.writeAll, fd, bytes, at, Math.min(kWriteChunk, bytes.byteLength - at));
  }
  checkAborted(signal);
}

async function writeContent(fd, data, options) {
  const { encoding, signal } = options;
  if (isPieces(data)) await writePieces(fd, data, signal, encoding);
  else await writeData(fd, data, signal, encoding);
  if (options.flush) await call(binding.fsync, fd);
}

function checkData(data) {
  if (!isView(data) && !isPieces(data)) validateStringAfterArrayBufferView(data, 'data');
}

/**
 * writeFile and appendFile of a FileHandle: data goes to the file's position.
 * @param {FileHandle} handle open
 * @param {unknown} data
 * @param {unknown} options
 * @param {string} kind 'writeFile' or 'appendFile'
 */
async function writeToHandle(handle, data, options, kind) {
  options = kind === 'appendFile' ? writeFileOptions(appendOptions(options), 'a') : writeFileOptions(options, 'w');
  checkData(data);
  checkAborted(options.signal);
  await writeContent(handle[kFd], data, options);
}

async function writeFile(path, data, options) {
  if (path instanceof FileHandle) return use(path, 'writeFile', () => writeToHandle(path, data, options, 'writeFile'));
  options = writeFileOptions(options, 'w');
  checkData(data);
  checkAborted(options.signal);
  path = getValidatedPath(path);
  const flags = stringToFlags(options.flag || 'w');
  const mode = parseFileMode(options.mode, 'mode', 0o666);
  if (options.signal === undefined && !isPieces(data)) {
    const plain = isView(data) || !options.encoding || options.encoding === 'utf8' || options.encoding === 'utf-8';
    const bytes = plain ? data : Buffer.from(data, options.encoding);
    await call(binding.writeFile, path, bytes, flags, mode, options.flush);
    return;
  }
  const fd = await call(binding.open, path, flags, mode);
  try {
    await writeContent(fd, data, options);
  } finally {
    await call(binding.close, fd);
  }
}

async function appendFile(path, data, options) {
  if (path instanceof FileHandle) return use(path, 'writeFile', () => writeToHandle(path, data, options, 'appendFile'));
  return writeFile(path, data, appendOptions(options));
}

async function readFile(path, options) {
  if (path instanceof FileHandle) return path.readFile(options);
  options = getOptions(options, { flag: 'r' });
  path = getValidatedPath(path);
  stringToFlags(options.flag);
  checkAborted(options.signal);
  return call(readFileAsync, path, options);
}

async function* _watch(filename, options = {}) {
  yield* require('internal/fs/watchers').watchIterator(filename, options);
}

module.exports = {
  writeToHandle,
  exports: {
    access,
    copyFile,
    cp,
    open,
    opendir,
    rename,
    truncate,
    rm,
    rmdir,
    mkdir,
    readdir,
    readlink,
    symlink,
    lstat,
    stat,
    statfs,
    link,
    unlink,
    chmod,
    lchmod,
    lchown,
    chown,
    utimes,
    lutimes,
    realpath,
    mkdtemp,
    writeFile,
    appendFile,
    readFile,
    watch: _watch,
    constants,
  },
};
