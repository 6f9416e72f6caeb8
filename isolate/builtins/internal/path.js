'use strict';

// The path module, both flavours: `posix` and `win32`. A path is looked at as a root (what ".."
// cannot climb over) followed by segments; most functions split, fold the segments and join again.

const { validateString, validateObject } = require('internal/validators');

/** A tidy absolute POSIX path has no empty, "." or ".." segment and no slash at its end. */
const UNTIDY_POSIX = /\/\.{0,2}(?:\/|$)/;
const SLASHES = /[\\/]+/;

/**
 * Folds "", "." and ".." segments away.
 * @param {string[]} segments
 * @param {boolean} rooted whether ".." at the start is dropped (true) or kept (false)
 * @returns {string[]}
 */
function fold(segments, rooted) {
  const out = [];
  let kept = 0; // how many leading ".." stand in `out`
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') {
      out.push(segment);
    } else if (out.length > kept) {
      out.pop();
    } else if (!rooted) {
      out.push('..');
      kept++;
    }
  }
  return out;
}

/**
 * The last segment of a path as [start, end), separators at its end left out.
 * @param {string} path
 * @param {number} from where the root ends
 * @param {(path: string, index: number) => boolean} isSep
 * @returns {[number, number]}
 */
function lastSegment(path, from, isSep) {
  let end = path.length;
  while (end > from && isSep(path, end - 1)) end--;
  let start = end;
  while (start > from && !isSep(path, start - 1)) start--;
  return [start, end];
}

/**
 * Where the extension of a file name begins; its length when it has none. A dot that opens the
 * name starts no extension, and ".." is a name of its own.
 * @param {string} base
 * @returns {number}
 */
function extensionStart(base) {
  const dot = base.lastIndexOf('.');
  if (dot <= 0 || base === '..') return base.length;
  return dot;
}

/**
 * What basename() answers. A suffix as long as the whole name is left alone, and a path of
 * separators only is its own name as soon as a suffix is given, as in Node.
 * @param {string} path
 * @param {number} from where a drive prefix ends
 * @param {(path: string, index: number) => boolean} isSep
 * @param {string | undefined} suffix
 * @returns {string}
 */
function baseOf(path, from, isSep, suffix) {
  const [start, end] = lastSegment(path, from, isSep);
  const base = path.slice(start, end);
  if (suffix === undefined || suffix.length === 0 || suffix.length > path.length) return base;
  if (suffix === path) return '';
  if (base === '') return path.slice(from);
  // The suffix ends with the whole name: nothing is taken off, nor are separators behind it.
  if (suffix.length > base.length && suffix.endsWith(base)) return path.slice(start);
  if (suffix === base || !base.endsWith(suffix)) return base;
  return base.slice(0, base.length - suffix.length);
}

/** Builds format() for a separator; Node names both functions "bound _format". */
function makeFormat(sep) {
  const format = (pathObject) => {
    validateObject(pathObject, 'pathObject');
    const dir = pathObject.dir || pathObject.root;
    const ext = pathObject.ext ? `${pathObject.ext[0] === '.' ? '' : '.'}${pathObject.ext}` : '';
    const base = pathObject.base || `${pathObject.name || ''}${ext}`;
    if (!dir) return base;
    return dir === pathObject.root ? `${dir}${base}` : `${dir}${sep}${base}`;
  };
  Object.defineProperty(format, 'name', { value: 'bound _format', configurable: true });
  return format;
}

/** The parts of the last segment, as parse() reports them. */
function describeBase(path, from, isSep) {
  const [start, end] = lastSegment(path, from, isSep);
  const base = path.slice(start, end);
  const dot = extensionStart(base);
  return { start, base, name: base.slice(0, dot), ext: base.slice(dot) };
}

function matchesGlob(windows, path, pattern) {
  require('internal/util').emitExperimentalWarning('glob');
  validateString(path, 'path');
  validateString(pattern, 'pattern');
  return require('internal/path_glob').matches(path, pattern, windows);
}

function isSlash(path, index) {
  return path.charCodeAt(index) === 47;
}

/** Drops everything before the last absolute argument, the current directory standing first. */
function posixAnchored(args) {
  let joined = '';
  for (let i = args.length - 1; i >= 0; i--) {
    validateString(args[i], `paths[${i}]`);
    if (args[i].length === 0) continue;
    joined = joined === '' ? args[i] : `${args[i]}/${joined}`;
    if (isSlash(args[i], 0)) return joined;
  }
  const cwd = process.cwd();
  return joined === '' ? cwd : `${cwd}/${joined}`;
}

/** Where, in two different absolute paths, the last folder that they share ends: at a slash, or at the end of one. */
function sharedFolder(from, to) {
  const length = Math.min(from.length, to.length);
  let shared = 0;
  let i = 0;
  for (; i < length; i++) {
    const c = from.charCodeAt(i);
    if (c !== to.charCodeAt(i)) return shared;
    if (c === 47) shared = i;
  }
  const next = from.length > to.length ? from : to;
  return isSlash(next, i) ? i : shared;
}

const posix = {
  /** Resolves paths, right to left, to an absolute one. */
  resolve(...args) {
    const path = posixAnchored(args);
    const absolute = isSlash(path, 0);
    if (absolute && !UNTIDY_POSIX.test(path)) return path;
    const body = fold(path.split('/'), absolute).join('/');
    return absolute ? `/${body}` : body || '.';
  },

  /** Folds "." and ".." and repeated slashes; a slash at the end stays. */
  normalize(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const absolute = isSlash(path, 0);
    if (absolute && !UNTIDY_POSIX.test(path)) return path;
    let body = fold(path.split('/'), absolute).join('/');
    const trailing = isSlash(path, path.length - 1);
    if (body === '') {
      if (absolute) return '/';
      body = '.';
    }
    if (trailing) body += '/';
    return absolute ? `/${body}` : body;
  },

  isAbsolute(path) {
    validateString(path, 'path');
    return path.length > 0 && isSlash(path, 0);
  },

  join(...args) {
    let joined = '';
    for (const arg of args) {
      validateString(arg, 'path');
      if (arg.length > 0) joined = joined === '' ? arg : `${joined}/${arg}`;
    }
    return posix.normalize(joined);
  },

  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    from = posix.resolve(from);
    to = posix.resolve(to);
    if (from === to) return '';
    const shared = sharedFolder(from, to);
    const down = to.slice(shared + 1);
    let up = shared < from.length && from.length > 1 ? '..' : '';
    for (let i = from.indexOf('/', shared + 1); i !== -1; i = from.indexOf('/', i + 1)) up += '/..';
    return up === '' || down === '' ? up + down : `${up}/${down}`;
  },

  toNamespacedPath(path) {
    return path;
  },

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const absolute = isSlash(path, 0);
    const [start] = lastSegment(path, 0, isSlash);
    if (start <= 1) {
      if (!absolute) return '.';
      return '/';
    }
    // Only the one slash before the last segment goes: "//a" is in "//".
    return start === 2 && absolute && isSlash(path, 1) ? '//' : path.slice(0, start - 1);
  },

  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    return baseOf(path, 0, isSlash, suffix);
  },

  extname(path) {
    validateString(path, 'path');
    return describeBase(path, 0, isSlash).ext;
  },

  format: makeFormat('/'),

  parse(path) {
    validateString(path, 'path');
    const root = path.length > 0 && isSlash(path, 0) ? '/' : '';
    const { start, base, name, ext } = describeBase(path, root.length, isSlash);
    // As in Node: right behind the root, ".." is taken apart.
    if (base === '..' && start === 1 && root === '/') return { root, dir: root, base, ext: '.', name: '.' };
    const dir = start > root.length ? path.slice(0, start - 1) : root;
    return { root, dir, base, ext, name };
  },

  matchesGlob(path, pattern) {
    return matchesGlob(false, path, pattern);
  },

  sep: '/',
  delimiter: ':',
  win32: null,
  posix: null,
};

function isEitherSlash(path, index) {
  const c = path.charCodeAt(index);
  return c === 92 || c === 47;
}

function isDriveLetter(c) {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}

/** Two separators, a server, separators and a share (the separator after the share excluded). */
const UNC = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/;

/**
 * Takes a Windows path's root apart.
 * @param {string} path
 * @returns {{device: string, absolute: boolean, end: number, unc: boolean}} `device` is "C:",
 *   "\\\\server\\share", "\\\\." or empty; the segments begin at `end`.
 */
function winRoot(path) {
  if (path.length === 0) return { device: '', absolute: false, end: 0, unc: false };
  if (isEitherSlash(path, 0)) {
    const unc = UNC.exec(path);
    if (unc === null) return { device: '', absolute: true, end: 1, unc: false };
    if (unc[1] === '.' || unc[1] === '?') {
      // A device path: what follows belongs to the system's own names.
      return { device: `\\\\${unc[1]}`, absolute: true, end: 4, unc: true };
    }
    return { device: `\\\\${unc[1]}\\${unc[2]}`, absolute: true, end: unc[0].length, unc: true };
  }
  if (isDriveLetter(path.charCodeAt(0)) && path.charCodeAt(1) === 58) {
    const absolute = path.length > 2 && isEitherSlash(path, 2);
    return { device: path.slice(0, 2), absolute, end: absolute ? 3 : 2, unc: false };
  }
  return { device: '', absolute: false, end: 0, unc: false };
}

/** The current directory of a drive: Windows keeps one for each in the environment as "=C:". */
function driveDirectory(device) {
  const path = process.env[`=${device}`] || process.cwd();
  const foreign = path[2] === '\\' && path.slice(0, 2).toLowerCase() !== device.toLowerCase();
  return foreign ? `${device}\\` : path;
}

const RESERVED_NAMES = new Set([
  'CON', 'PRN', 'AUX', 'NUL',
  'COM1', 'COM2', 'COM3', 'COM4', 'COM5', 'COM6', 'COM7', 'COM8', 'COM9',
  'LPT1', 'LPT2', 'LPT3', 'LPT4', 'LPT5', 'LPT6', 'LPT7', 'LPT8', 'LPT9',
  'COM\u00b9', 'COM\u00b2', 'COM\u00b3', 'LPT\u00b9', 'LPT\u00b2', 'LPT\u00b3',
]);

/**
 * The root of a path that opens with the name of a device ("CON:x"): made relative, so that it
 * names a file. Without a colon Node looks at all but the last character ("nulx"): it errs to the
 * safe side.
 */
function reservedRoot(path) {
  const colon = path.indexOf(':');
  if (!RESERVED_NAMES.has(path.slice(0, colon).toUpperCase())) return undefined;
  const end = colon + 1;
  return { device: `.\\${path.slice(0, end)}`, absolute: false, end, unc: false };
}

/** A relative path must not turn into one with a drive or a device name by losing its dots. */
function guardColon(original, body) {
  if (!original.includes(':')) return body;
  if (isDriveLetter(body.charCodeAt(0)) && body.charCodeAt(1) === 58) return `.\\${body}`;
  const colon = original.indexOf(':');
  for (let i = colon; i !== -1; i = original.indexOf(':', i + 1)) {
    if (i === original.length - 1 || isEitherSlash(original, i + 1)) return `.\\${body}`;
  }
  return body;
}

const win32 = {
  resolve(...args) {
    let device = '';
    let tail = '';
    let absolute = false;
    for (let i = args.length - 1; i >= -1 && !(absolute && device !== ''); i--) {
      let path;
      if (i >= 0) {
        path = args[i];
        validateString(path, `paths[${i}]`);
        if (path.length === 0) continue;
      } else {
        path = device === '' ? process.cwd() : driveDirectory(device);
      }
      const root = winRoot(path);
      if (root.device !== '') {
        if (device === '') device = root.device;
        else if (device.toLowerCase() !== root.device.toLowerCase()) continue;
      }
      if (absolute) continue;
      tail = `${path.slice(root.end)}\\${tail}`;
      absolute = root.absolute;
    }
    const body = fold(tail.split(SLASHES), absolute).join('\\');
    return absolute ? `${device}\\${body}` : `${device}${body}` || '.';
  },

  normalize(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    if (path.length === 1) return path === '/' ? '\\' : path;
    const { device, absolute, end, unc } = reservedRoot(path) || winRoot(path);
    if (unc && end === path.length) return `${device}\\`;
    let body = fold(path.slice(end).split(SLASHES), absolute).join('\\');
    if (body === '' && !absolute) body = '.';
    if (body !== '' && isEitherSlash(path, path.length - 1)) body += '\\';
    if (absolute) return `${device}\\${body}`;
    if (device !== '') return `${device}${body}`;
    return guardColon(path, body);
  },

  isAbsolute(path) {
    validateString(path, 'path');
    if (path.length === 0) return false;
    return isEitherSlash(path, 0) || winRoot(path).absolute;
  },

  join(...args) {
    let joined;
    let first = '';
    for (const arg of args) {
      validateString(arg, 'path');
      if (arg.length === 0) continue;
      if (joined === undefined) joined = first = arg;
      else joined += `\\${arg}`;
    }
    if (joined === undefined) return '.';
    // Joining must not make a network path by accident: only a first argument that begins one
    // ("//server") keeps its two separators.
    if (!/^[\\/]{2}[^\\/]/.test(first)) joined = joined.replace(/^[\\/]{2,}/, '\\');
    return win32.normalize(joined);
  },

  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    from = win32.resolve(from);
    to = win32.resolve(to);
    if (from === to || from.toLowerCase() === to.toLowerCase()) return '';
    const ups = from.split('\\').filter(Boolean);
    const downs = to.split('\\').filter(Boolean);
    let same = 0;
    while (same < ups.length && same < downs.length &&
           ups[same].toLowerCase() === downs[same].toLowerCase()) same++;
    // Nothing in common, not even the drive: there is no relative way.
    if (same === 0 && ups.length > 0 && downs.length > 0) return to;
    return [...Array(ups.length - same).fill('..'), ...downs.slice(same)].join('\\');
  },

  toNamespacedPath(path) {
    if (typeof path !== 'string' || path.length === 0) return path;
    const resolved = win32.resolve(path);
    if (resolved.length <= 2) return path;
    if (resolved.startsWith('\\\\')) {
      const third = resolved[2];
      return third === '?' || third === '.' ? resolved : `\\\\?\\UNC\\${resolved.slice(2)}`;
    }
    return /^[a-z]:\\/i.test(resolved) ? `\\\\?\\${resolved}` : resolved;
  },

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const root = rawRoot(path);
    if (root === path.length && root > 0) return path;
    const [start] = lastSegment(path, root, isEitherSlash);
    if (start > root) return path.slice(0, start - 1);
    return root > 0 ? path.slice(0, root) : '.';
  },

  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    return baseOf(path, driveLength(path), isEitherSlash, suffix);
  },

  extname(path) {
    validateString(path, 'path');
    return describeBase(path, driveLength(path), isEitherSlash).ext;
  },

  format: makeFormat('\\'),

  parse(path) {
    validateString(path, 'path');
    const end = rawRoot(path);
    const root = path.slice(0, end);
    const { start, base, name, ext } = describeBase(path, end, isEitherSlash);
    const dir = start > end ? path.slice(0, start - 1) : root;
    return { root, dir, base, ext, name };
  },

  matchesGlob(path, pattern) {
    return matchesGlob(true, path, pattern);
  },

  sep: '\\',
  delimiter: ';',
  win32: null,
  posix: null,
};

/** Length of a drive prefix ("C:"), which a file name never includes. */
function driveLength(path) {
  return isDriveLetter(path.charCodeAt(0)) && path.charCodeAt(1) === 58 ? 2 : 0;
}

/** Length of the root as it is written, for functions that return parts of their argument. */
function rawRoot(path) {
  const drive = driveLength(path);
  if (drive > 0) return path.length > 2 && isEitherSlash(path, 2) ? 3 : 2;
  if (path.length === 0 || !isEitherSlash(path, 0)) return 0;
  const unc = UNC.exec(path);
  if (unc === null) return 1;
  return unc[0].length < path.length ? unc[0].length + 1 : unc[0].length;
}

posix.posix = win32.posix = posix;
posix.win32 = win32.win32 = win32;
// The name toNamespacedPath had long ago, still used by packages.
posix._makeLong = posix.toNamespacedPath;
win32._makeLong = win32.toNamespacedPath;

module.exports = { posix, win32 };
