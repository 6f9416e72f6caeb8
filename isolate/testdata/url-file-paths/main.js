'use strict';
// fileURLToPath and pathToFileURL, both flavours.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const { fileURLToPath, pathToFileURL } = require('url');
for (const url of ['file:///a%20b/%E4%BD%A0', 'file://localhost/x', 'file:///a%5cb', 'file:', 'file:///a%2fb', 'file://host/a', 'http://a', 'x', 1, null, {}, new URL('file:///q%25')]) {
  attempt(String(url), () => fileURLToPath(url));
}
for (const url of ['file:///C:/a%20b', 'file://host/share/x', 'file:///x', 'file:///c:/a%5Cb']) attempt(url, () => fileURLToPath(url, { windows: true }));
for (const path of ['/a b#?%é\\x\n', '/a/', '/x/..', '//a//b', '/a/%', "/~!$&'()*+,;=:@[]{}|^\"<>`"]) attempt(path, () => pathToFileURL(path).href);
for (const path of ['c:\\a b', '\\\\srv\\share\\x y', '\\\\srv', 'c:/x/']) attempt(path, () => pathToFileURL(path, { windows: true }).href);
attempt('number', () => pathToFileURL(1));
attempt('object', () => pathToFileURL(new URL('file:///x')));
