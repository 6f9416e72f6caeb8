'use strict';
// domainToASCII, domainToUnicode, urlToHttpOptions.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const { domainToASCII, domainToUnicode, urlToHttpOptions } = require('url');
for (const domain of ['español.com', '中文.com', 'A.COM', '1', 'a b', 'a:80', 'a/b', '', '[::1]', 'xn--iñvalid.com', 'faß.de', '☕.example', 5]) {
  attempt(domain, () => JSON.stringify([domainToASCII(domain), domainToUnicode(domain)]));
}
for (const domain of ['xn--espaol-zwa.com', 'XN--FIQ228C.com', 'xn--a']) console.log(domain, JSON.stringify(domainToUnicode(domain)));
attempt('none', () => domainToASCII());
for (const url of ['http://u%20:p@[::1]:81/p?q=1#h', 'https://h', 'http://u@h', 'file:///x']) console.log(urlToHttpOptions(new URL(url)));
console.log(urlToHttpOptions(Object.assign(new URL('http://h'), { extra: 1 })));
