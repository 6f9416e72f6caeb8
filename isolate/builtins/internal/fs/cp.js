'use strict';
// cp: copying files and whole trees. The algorithm is written once, as generators that yield the
// operations they need; copySync and copy run them with and without blocking.

const { codes } = require('internal/errors');
const {
  validateBoolean, validateFunction, validateInteger, validateObject,
} = require('internal/validators');
const { posix: path } = require('internal/path');
const { constants, decodeName } = require('internal/fs/utils');
const binding = internalBinding('fs');

const {
  COPYFILE_FICLONE_FORCE, COPYFILE_EXCL, COPYFILE_FICLONE, S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT,
  S_IFREG, S_IFSOCK,
} = constants;

// Of a stat answer, with bigints: numbers of inodes may need all their bits.
const kDev = 0;
const kMode = 1;
const kIno = 7;
const kAtime = 10;
const kMtime = 11;

const EEXIST = 17;
const ENOTDIR = 20;
const EISDIR = 21;
const EINVAL = 22;

const cpDefaults = {
  dereference: false,
  errorOnExist: false,
  filter: undefined,
  force: true,
  preserveTimestamps: false,
  recursive: false,
  verbatimSymlinks: false,
};

/** The options of cp, with defaults, checked. */
function validateCpOptions(options) {
  if (options === undefined) return { ...cpDefaults, mode: 0 };
  validateObject(options, 'options');
  options = { ...cpDefaults, ...options };
  for (const name of ['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks']) {
    validateBoolean(options[name], `options.${name}`);
  }
  options.mode = copyMode(options.mode);
  if (options.dereference === true && options.verbatimSymlinks === true) {
    throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  if (options.filter !== undefined) validateFunction(options.filter, 'options.filter');
  return options;
}

function copyMode(mode) {
  if (mode == null) return 0;
  validateInteger(mode, 'mode', 0, COPYFILE_EXCL | COPYFILE_FICLONE | COPYFILE_FICLONE_FORCE);
  return mode;
}

// What a copy generator yields: an operation with its arguments, or the user's filter.
function op(name, ...args) {
  return { name, args };
}

/** Runs a copy with blocking operations. */
function copySync(src, dest, options) {
  const steps = copyRoot(decodeName(src), decodeName(dest), options, EINVAL);
  let step = steps.next();
  while (!step.done) {
    let value;
    try {
      value = runSync(step.value);
    } catch (err) {
      step = steps.throw(err);
      continue;
    }
    step = steps.next(value);
  }
}

function runSync({ name, args }) {
  if (name !== 'filter') return binding[name](...args);
  const [filter, src, dest] = args;
  const wanted = filter(src, dest);
  if (require('internal/util/types').isPromise(wanted)) {
    throw new codes.ERR_INVALID_RETURN_VALUE('boolean', 'filter', wanted);
  }
  return wanted;
}

/** Runs a copy without blocking. */
async function copy(src, dest, options) {
  const steps = copyRoot(decodeName(src), decodeName(dest), options, EISDIR);
  let step = steps.next();
  while (!step.done) {
    let value;
    try {
      value = await run(step.value);
    } catch (err) {
      step = steps.throw(err);
      continue;
    }
    step = steps.next(value);
  }
}

function run({ name, args }) {
  if (name === 'filter') return args[0](args[1], args[2]);
  return new Promise((resolve, reject) => {
    binding[name](...args, (err, value) => (err ? reject(err) : resolve(value)));
  });
}

function is(stats, type) {
  return (Number(stats[kMode]) & S_IFMT) === type;
}

function sameFile(a, b) {
  return a[kIno] === b[kIno] && a[kDev] === b[kDev];
}

function failure(Class, code, errno, message, dest) {
  return new codes[Class]({ message, path: dest, syscall: 'cp', errno, code });
}

function isInside(src, dest) {
  const from = path.resolve(src).split('/').filter(Boolean);
  const to = path.resolve(dest).split('/').filter(Boolean);
  return from.every((name, i) => to[i] === name);
}

function* copyRoot(src, dest, options, directoryErrno) {
  const pair = yield* checkPaths(src, dest, options);
  yield* checkParents(src, pair.srcStat, dest);
  if (options.filter && !(yield op('filter', options.filter, src, dest))) return;
  const parent = path.dirname(dest);
  if (!(yield op('exists', parent))) yield op('mkdirp', parent, 0o777);
  yield* copyEntry(pair, src, dest, { ...options, directoryErrno });
}

// Looks at both ends and says what cannot work.
function* checkPaths(src, dest, options) {
  const look = options.dereference ? 'stat' : 'lstat';
  const srcStat = yield op(look, src, true, false);
  const destStat = yield op(look, dest, true, true);
  if (destStat !== undefined) {
    if (sameFile(srcStat, destStat)) {
      throw failure('ERR_FS_CP_EINVAL', 'EINVAL', EINVAL, 'src and dest cannot be the same', dest);
    }
    if (is(srcStat, S_IFDIR) && !is(destStat, S_IFDIR)) {
      throw failure('ERR_FS_CP_DIR_TO_NON_DIR', 'EISDIR', EISDIR,
                    `cannot overwrite non-directory ${dest} with directory ${src}`, dest);
    }
    if (!is(srcStat, S_IFDIR) && is(destStat, S_IFDIR)) {
      throw failure('ERR_FS_CP_NON_DIR_TO_DIR', 'ENOTDIR', ENOTDIR,
                    `cannot overwrite directory ${dest} with non-directory ${src}`, dest);
    }
  }
  if (is(srcStat, S_IFDIR) && isInside(src, dest)) throw intoItself(src, dest, dest);
  return { srcStat, destStat };
}

function intoItself(src, dest, at) {
  return failure('ERR_FS_CP_EINVAL', 'EINVAL', EINVAL, `cannot copy ${src} to a subdirectory of self ${dest}`, at);
}

// dest may lie in src by way of links: one of its parents is src itself then.
function* checkParents(src, srcStat, dest) {
  const srcParent = path.resolve(path.dirname(src));
  for (let at = path.resolve(path.dirname(dest)); at !== srcParent && at !== path.dirname(at); at = path.dirname(at)) {
    const stats = yield op('stat', at, true, true);
    if (stats === undefined) continue;
    if (sameFile(srcStat, stats)) throw intoItself(src, dest, dest);
  }
}

function* copyEntry(pair, src, dest, options) {
  const { srcStat, destStat } = pair;
  const type = Number(srcStat[kMode]) & S_IFMT;
  switch (type) {
    case S_IFDIR:
      if (!options.recursive) {
        throw failure('ERR_FS_EISDIR', 'EISDIR', options.directoryErrno, `${src} is a directory (not copied)`, src);
      }
      return yield* copyDirectory(srcStat, destStat, src, dest, options);
    case S_IFREG:
    case S_IFCHR:
    case S_IFBLK:
      return yield* copyFile(srcStat, destStat, src, dest, options);
    case S_IFLNK:
      return yield* copyLink(destStat, src, dest, options);
    case S_IFSOCK:
      throw failure('ERR_FS_CP_SOCKET', 'EINVAL', EINVAL, `cannot copy a socket file: ${dest}`, dest);
    case S_IFIFO:
      throw failure('ERR_FS_CP_FIFO_PIPE', 'EINVAL', EINVAL, `cannot copy a FIFO pipe: ${dest}`, dest);
    default:
      throw failure('ERR_FS_CP_UNKNOWN', 'EINVAL', EINVAL, `cannot copy an unknown file type: ${dest}`, dest);
  }
}

function* copyDirectory(srcStat, destStat, src, dest, options) {
  if (destStat === undefined) yield op('mkdir', dest, 0o777);
  const handle = yield op('opendir', src, false);
  try {
    for (;;) {
      const list = yield op('dirRead', handle, 32);
      if (list === null) break;
      for (let i = 0; i < list.length; i += 2) yield* copyBelow(src, dest, decodeName(list[i]), options);
    }
  } finally {
    yield op('dirClose', handle);
  }
  if (destStat === undefined) yield op('chmod', dest, permissions(srcStat));
}

function* copyBelow(srcDir, destDir, name, options) {
  const src = path.join(srcDir, name);
  const dest = path.join(destDir, name);
  if (options.filter && !(yield op('filter', options.filter, src, dest))) return;
  yield* copyEntry(yield* checkPaths(src, dest, options), src, dest, options);
}

function permissions(stats) {
  return Number(stats[kMode]) & 0o7777;
}

function* copyFile(srcStat, destStat, src, dest, options) {
  if (destStat !== undefined) {
    if (!options.force) {
      if (!options.errorOnExist) return;
      throw failure('ERR_FS_CP_EEXIST', 'EEXIST', EEXIST, `${dest} already exists`, dest);
    }
    yield op('unlink', dest);
  }
  yield op('copyFile', src, dest, options.mode);
  const mode = permissions(srcStat);
  if (options.preserveTimestamps) {
    // A file that its owner may not write takes no times either, on some file systems.
    if ((mode & 0o200) === 0) yield op('chmod', dest, mode | 0o200);
    const stats = yield op('stat', src, true, false);
    yield op('utimes', dest, Number(stats[kAtime]) / 1e9, Number(stats[kMtime]) / 1e9);
  }
  yield op('chmod', dest, mode);
}

function* copyLink(destStat, src, dest, options) {
  let target = decodeName(yield op('readlink', src));
  if (!options.verbatimSymlinks && !path.isAbsolute(target)) target = path.resolve(path.dirname(src), target);
  if (destStat === undefined) return yield op('symlink', target, dest);

  let present;
  try {
    present = decodeName(yield op('readlink', dest));
  } catch (err) {
    // No link: symlink tells what stands in the way.
    if (err.code === 'EINVAL' || err.code === 'UNKNOWN') return yield op('symlink', target, dest);
    throw err;
  }
  if (!path.isAbsolute(present)) present = path.resolve(path.dirname(dest), present);
  if (isInside(target, present)) throw intoItself(target, present, dest);
  // The link at dest leads to something that holds src's target: copying would then cut it off.
  const srcStat = yield op('stat', src, true, false);
  if (is(srcStat, S_IFDIR) && isInside(present, target)) {
    throw failure('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', 'EINVAL', EINVAL, `cannot overwrite ${present} with ${target}`, dest);
  }
  yield op('unlink', dest);
  yield op('symlink', target, dest);
}

module.exports = { copy, copySync, validateCpOptions };
