'use strict';
// url.resolve() and resolveObject().
const url = require('url');
const bases = ['/one/two/three', 'http://example.com/one?q#f', 'http://example.com', 'mailto:a@b.c', 'file:///x/y', 'one/two', 'foo://h/p', ''];
const links = ['', 'four', '/four', '../four', './', '.', '..', '//other/x', 'https://o/p', '?x', '#y', 'http:x', 'mailto:z@w', '/a/../b/'];
for (const base of bases) for (const link of links) console.log(JSON.stringify([base, link, url.resolve(base, link)]));
console.log(url.resolveObject('http://a/b', '../c'));
