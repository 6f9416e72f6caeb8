'use strict';
// path.matchesGlob(): braces, stars, classes, extended forms.
process.removeAllListeners('warning');
const path = require('path');
const patterns = ['*', '**', 'a/**', '**/b', 'a/**/b', '**/*.js', '{a,b}.js', 'a{1..3}', '[abc]', '[!a]', '[[:alpha:]]', '?', '.*', '@(a|b)', '!(a)', '+(ab)', '?(a)b', 'a//b', '', 'a/', 'a/../b', '[', '{a', '!a'];
const names = ['a', 'b', 'ab', 'a.js', 'a/b', 'a/b/c', 'a/x.js', '.x', 'a/.x', 'a1', 'a4', '', '/', '/a', 'a/', '[', '{a', '!a', 'abab'];
for (const pattern of patterns) console.log(JSON.stringify(pattern), JSON.stringify(names.filter((name) => path.matchesGlob(name, pattern))));
console.log(path.win32.matchesGlob('a\\b', 'a/*'), path.posix.matchesGlob('a\\b', 'a/*'));
