'use strict';
// How URLs, parameters and their iterators print.
const util = require('util');
const url = new URL('http://u:p@h:81/p?q=1&r=a b#h');
console.log(url, { a: { url } }, util.inspect(url, { depth: 0 }), util.inspect(url, { depth: -1 }));
console.log(url.searchParams, new URLSearchParams(), url.searchParams.keys(), url.searchParams.values(), url.searchParams.entries());
console.log(new URLSearchParams({ a: 'x'.repeat(40), b: 'y'.repeat(40) }));
const entries = url.searchParams.entries();
entries.next();
console.log(entries, util.inspect(entries, { depth: -1 }), Object.prototype.toString.call(entries));
class Special extends URL {}
console.log(new Special('http://a'), Object.keys(url), JSON.stringify({ url }), `${url}`);
console.log(URL.prototype, URLSearchParams.prototype);
