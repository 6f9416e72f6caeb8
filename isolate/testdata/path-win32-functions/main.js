'use strict';
// path.win32 over many shapes of paths.
const { win32: path } = require('path');

// A drive's current directory is the process's where the environment does not say.
process.cwd = () => '/cwd/here';

const paths = ['', '.', '..', '\\', '/', 'c:', 'c:\\', 'c:a', 'C:/a/../b', 'a\\b/c', '\\\\srv\\share', '//srv/share/x/..', '\\\\srv', '\\\\?\\c:\\x\\..\\y', '\\\\.\\pipe\\x', '\\a', 'a:b:c', './c:x', 'CON:x', 'con:..\\..\\x', 'c:..\\a', 'x.y.z', '.x', 'a\\'];
for (const p of paths) {
  console.log(JSON.stringify([p, path.normalize(p), path.dirname(p), path.basename(p), path.extname(p), path.isAbsolute(p), path.join(p, 'x'), path.resolve('D:\\r', p), path.parse(p), path.format(path.parse(p))]));
}
for (const [from, to] of [['C:\\a\\b', 'C:\\a\\c'], ['C:\\', 'D:\\'], ['c:\\A', 'C:\\a\\b'], ['\\\\s\\h\\a', '\\\\s\\h\\b'], ['C:\\a', 'C:\\']]) console.log(from, to, JSON.stringify(path.relative(from, to)));
for (const p of ['c:\\a', '\\\\s\\h\\a', '\\\\?\\x', '', 5]) console.log(p, path.toNamespacedPath(p));
console.log(path.join('//a', 'b'), path.join('/', '/a'), path.join('\\\\a', 'b'), path.join('a', '\\\\b'), path.sep, path.delimiter);
