'use strict';
// url.format() of objects, strings and URLs.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const url = require('url');
const objects = [
  {}, { host: 'a', pathname: 'x', search: 'y' }, { protocol: 'http', hostname: '::1', port: 5, query: { a: [1, 2] }, hash: 'z' }, { auth: 'a:b@c', host: 'h' },
  { protocol: 'mailto:', pathname: 'a#b?c' }, { slashes: true, hostname: 'a' }, { protocol: 'foo', host: 'a' }, { protocol: 'file', pathname: '/a' }, { protocol: 'http', host: 'a', search: '?#x' },
  'http://a', 1, null, undefined,
];
for (const object of objects) attempt(JSON.stringify(object), () => url.format(object));
const whatwg = new URL('http://u:p@xn--fiq228c.com:8/p?q#h');
for (const options of [undefined, { auth: false }, { fragment: false }, { search: false }, { unicode: true }, { auth: false, fragment: false, search: false, unicode: true }, null, 5]) {
  attempt(JSON.stringify(options), () => url.format(whatwg, options));
}
