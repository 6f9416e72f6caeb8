'use strict';
const punycode = require('punycode');
for (const text of ['ma\u00f1ana', '\u65e5\u672c\u8a9e', 'plain', '', '\ud83d\ude00x', '-a-\u00e9']) {
  const encoded = punycode.encode(text);
  console.log(encoded, punycode.decode(encoded) === text, punycode.ucs2.decode(text));
}
console.log(punycode.toASCII('m\u00fcnchen.de'), punycode.toUnicode('xn--mnchen-3ya.de'), punycode.toASCII('user@b\u00fccher.example'));
console.log(punycode.ucs2.encode([0x61, 0x1f600]), punycode.version);
for (const bad of ['!!\u00e9', 'a-\u0080', '99999999', 'xn--']) {
  try {
    console.log(punycode.decode(bad));
  } catch (err) {
    console.log(err.name, err.message);
  }
}
