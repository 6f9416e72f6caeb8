'use strict';
// Arguments that are no strings, and the module's shape.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const path = require('path');
for (const name of ['resolve', 'normalize', 'isAbsolute', 'join', 'relative', 'dirname', 'basename', 'extname', 'parse', 'format', 'toNamespacedPath']) {
  for (const value of [1, null, {}, undefined]) attempt(name, () => path[name](value));
}
attempt('basename', () => path.basename('a', 1));
attempt('relative', () => path.relative('a'));
attempt('resolve', () => path.resolve('a', 1));
attempt('resolve', () => path.resolve(1, '/a'));
attempt('format', () => path.format('x'));
console.log(path.posix === path, path.win32.win32 === path.win32, path.win32.posix === path, require('path/posix') === path, require('path/win32') === path.win32);
console.log(path);
