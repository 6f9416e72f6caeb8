'use strict';
const { inspect } = require('util');
const text = 'first line, long enough to be split\nsecond line, long enough to be split as well\nthird';
console.log(inspect(text));
console.log(inspect({ text, deep: { text } }));
console.log(inspect({ text }, { compact: true }));
console.log(inspect({ text }, { breakLength: Infinity }));
