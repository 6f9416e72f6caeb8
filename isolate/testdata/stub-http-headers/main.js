'use strict';
const http = require('http');
console.log(http.METHODS.join());
console.log(http.STATUS_CODES);
console.log(http.maxHeaderSize);
const attempt = (fn) => {
  try {
    console.log(fn());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
attempt(() => http.validateHeaderName('content-type'));
attempt(() => http.validateHeaderName(''));
attempt(() => http.validateHeaderName('a b'));
attempt(() => http.validateHeaderName('a b', 'Label'));
attempt(() => http.validateHeaderName(5));
attempt(() => http.validateHeaderValue('x', 'fine'));
attempt(() => http.validateHeaderValue('x', undefined));
attempt(() => http.validateHeaderValue('x', 'a\nb'));
attempt(() => http.validateHeaderValue('x', '\u0100'));
attempt(() => http.validateHeaderValue('x', 5));
