'use strict';
// Text to bytes and back in every encoding and by every alias.
const texts = ['', 'a', 'ab', 'abc', 'héllo', '€uro', '😀!', 'a\ud800b', '\ufeffx'];
for (const encoding of ['utf8', 'UTF-8', 'ucs2', 'utf-16le', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'base64url']) {
  for (const text of texts) {
    const bytes = Buffer.from(text, encoding);
    const again = JSON.stringify(bytes.toString(encoding));
    console.log(encoding, JSON.stringify(text), bytes, again, Buffer.byteLength(text, encoding));
  }
  console.log(encoding, Buffer.from([0, 127, 128, 255, 194, 169]).toString(encoding));
}
for (const name of ['utf8', 'Utf16LE', 'UCS-2', 'hex', 'nope', '', undefined, 5]) console.log(name, Buffer.isEncoding(name));
