'use strict';
// path.posix over many shapes of paths.
const { posix: path } = require('path');
const paths = ['', '.', '..', '/', '//', '/a', 'a', 'a/', '/a/b/', '/a//b/../c/.', '../../a', './a/./', '/..', 'a/..', '/a.b/c.d.e', '.x', '/.x.y', 'x.', '..x', 'a\\b', '/a/b/c/../../../..', '///a'];
for (const p of paths) {
  console.log(JSON.stringify([p, path.normalize(p), path.dirname(p), path.basename(p), path.extname(p), path.isAbsolute(p), path.join(p, 'x'), path.join('x', p), path.resolve('/r', p), path.relative('/r/s', path.resolve('/r', p)), path.parse(p), path.format(path.parse(p))]));
}
for (const [p, suffix] of [['/a/b.js', '.js'], ['b.js', 'b.js'], ['/b.js', 'b.js'], ['a/', '/'], ['abc', 'bc'], ['abc', 'x'], ['a', 'aa'], ['', '']]) console.log(p, suffix, JSON.stringify(path.basename(p, suffix)));
for (const [from, to] of [['/a/b', '/a/c'], ['/a', '/a/b'], ['/a/b', '/a'], ['/', '/a'], ['/a', '/'], ['/foo', '/foobar'], ['/x', '/x']]) console.log(from, to, JSON.stringify(path.relative(from, to)));
console.log(path.join(), path.join('', ''), path.join('a', '..', '..', 'b'), path.resolve('/a', '/b', 'c'), path.sep, path.delimiter);
console.log(path.format({ root: '/', name: 'a', ext: 'b' }), path.format({ dir: '/d', base: 'x' }), path.format({ dir: '/', root: '/', base: 'x' }));
