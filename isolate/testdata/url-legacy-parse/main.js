'use strict';
// url.parse(): the parts of the old API.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const url = require('url');
const list = [
  'http://u:p@Host.com:80/p/a?q=1&r=2#h', '//h/p', 'mailto:a@b.c?subject=x', 'javascript:alert(1)', 'http://a b/c', 'http://[::1]:3/x', 'http://%41/',
  'http:/a', 'http:a', 'http:///a', 'http://?x', 'file:///a', 'file:a', '?a=b', '#x', '/a b', 'a@b', '//a@b/c', 'http://a@b@c/d', "http://a/'\"`{}|\\^<>", 'x:y/z', 'svn+ssh://foo/bar', 'http://é.com/é',
  '', ' http://a/ ', 'HTTP:\\\\a\\b?c\\d',
];
for (const text of list) console.log(text, url.parse(text));
console.log(url.parse('/a?b=c&b=d', true).query, url.parse('//h/p', false, true));
attempt('number', () => url.parse(1));
attempt('host', () => url.parse('http://[::1'));
attempt('auth', () => url.parse('http://u%zz@h/'));
