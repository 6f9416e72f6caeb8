'use strict';
// querystring.stringify(), escape and unescape.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const qs = require('querystring');
for (const value of [{ a: 1, b: [1, 'x', true], c: null, d: undefined, e: {}, f: 5n, g: NaN, h: 1e21 }, {}, null, 'text', [1, 2], { 'é &': '=?' }]) {
  console.log(qs.stringify(value));
}
console.log(qs.stringify({ a: [1, 2], b: 3 }, ';', ':'), qs.stringify({ a: 'é' }, '&', '=', { encodeURIComponent: (text) => `<${text}>` }));
for (const text of ["az09-_.!~*'()", 'é€😀', ' +/', 5, {}, null, undefined, '\ud800x']) attempt(JSON.stringify(text), () => qs.escape(text));
attempt('end', () => qs.escape('a\ud800'));
for (const text of ['%41', '%zz', '%e2%82%ac', '%ff%41', 'a+b']) console.log([text], qs.unescape(text), qs.unescapeBuffer(text), qs.unescapeBuffer(text, true));
