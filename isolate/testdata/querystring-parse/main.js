'use strict';
// querystring.parse(): separators, decoding, limits.
const qs = require('querystring');
const texts = ['a=1&b=2&a=3', '', '&&', '=', 'a', 'a=', '=b', 'a=b=c', 'a+b=c%20d', '%zz=%e2%82%ac', '%ff=é', '__proto__=1', 'a=%', 'é%41%=x', '&a=1&'];
for (const text of texts) console.log([text], qs.parse(text));
console.log(qs.parse('a:1;b:2;a:3', ';', ':'), qs.parse('a==1&&b==2', '&&', '=='));
for (const maxKeys of [0, 1, 2, -1]) console.log(maxKeys, qs.parse('&a=1&b=2&c=3', null, null, { maxKeys }));
console.log(qs.parse('a=%41&b=x+y', null, null, { decodeURIComponent: (text) => `<${text}>` }));
console.log(qs.parse('a=%41', null, null, { decodeURIComponent() { throw new Error('no'); } }));
console.log(qs.parse(5), qs.parse(undefined), Object.keys(qs));
let many = '';
for (let i = 0; i < 1100; i++) many += `k${i}=v&`;
console.log(Object.keys(qs.parse(many)).length, Object.keys(qs.parse(many, '&', '=', { maxKeys: 0 })).length);
