'use strict';
// The parts of URLs of many kinds.
const urls = [
  'http://user:pass@sub.example.com:8080/p/a/t/h?query=string#hash', 'HTTPS://EXAMPLE.com:443/../a/./b/%2e%2e/c', 'http://a b@c/',
  'http://0x7f.1/', 'http://[::ffff:1.2.3.4]:80/', 'http://[1:0:0:2::]/', 'file:///C|/x/../y', 'file://localhost/etc', 'file:a', 'mailto:a@b.c?subject=x y',
  'data:text/plain,hello world#x y', 'javascript:alert(1)', 'foo://bar/baz', 'foo:/a/../b', 'foo:a/../b', 'blob:https://a.com/id', 'ws://a:80/', 'wss://a:80',
  'http:a', 'http:/a', 'http:\\\\a\\b?c\\d', '  \thttp://a\n/b ', "http://a/b?it's#it's", 'http://a/?q=é#é', 'http://é.com/é', 'http://faß.de', 'non-special://%zz/',
];
for (const text of urls) {
  const url = new URL(text);
  console.log(text);
  console.log(' ', [url.href, url.origin, url.protocol, url.username, url.password, url.host, url.port, url.pathname, url.search, url.hash].join(' | '));
}
