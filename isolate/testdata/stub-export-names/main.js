'use strict';
const ids = [
  'constants',
  'child_process',
  'cluster',
  'net',
  'http',
  'http2',
  'https',
  'tls',
  'dgram',
  'dns',
  'dns/promises',
  'zlib',
  'inspector',
  'inspector/promises',
  'readline',
  'readline/promises',
  'repl',
  'wasi',
  'trace_events',
  'domain',
  'punycode',
];
for (const id of ids) {
  const exports = require(id);
  console.log(id, Object.keys(exports).map((name) => `${name}:${typeof exports[name]}`).join(' '));
  if (require(`node:${id}`) !== exports) console.log('differs with node:');
}
