'use strict';
// Each setter: what it takes, what it ignores.
const tries = {
  href: ['http://new/'], protocol: ['https', 'wss:', 'foo', 'file', '1x', ''], username: ['me', 'a:b@c', ''], password: ['p:w', ''],
  host: ['b:81', 'b:x', '[::2]:9', 'b/c', '', 'a@b', 'é'], hostname: ['b', 'b:82', '[::1]', '', 'b?c'], port: ['81', '80', '99999', '8x', 'x', '', '-1'],
  pathname: ['x', '/x/../y', 'a?b#c', '', '\\w'], search: ['a=b', '?', '', "it's é", '??x'], hash: ['x', '#', '', 'a b`'],
};
for (const start of ['http://u:p@h:8080/p?q#f', 'file:///p', 'foo:opaque', 'foo://h/p']) {
  for (const [part, values] of Object.entries(tries)) {
    for (const value of values) {
      const url = new URL(start);
      url[part] = value;
      console.log(start, part, JSON.stringify(value), url.href);
    }
  }
}
const url = new URL('http://a/');
try {
  url.href = 'nope';
} catch (err) {
  console.log(err.code, err.input, url.href);
}
