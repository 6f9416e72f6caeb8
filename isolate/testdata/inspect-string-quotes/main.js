'use strict';
const { inspect } = require('util');
for (const s of ["it's", 'a"b', 'a\'b"c', 'a\'b"c`d', 'a\'b"c${', '\n\t\b\f\r\v\0\x1b\x7f\x9f', '\ud800x\udc00', '\\', '\u{1f600}']) console.log(inspect(s));
