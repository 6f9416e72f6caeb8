'use strict';
// Labels name encodings in any case and with space around them; others are refused.
const labels = [
  undefined, 'utf8', ' UTF-8\n', 'unicode-1-1-utf-8', 'latin1', 'ascii', 'cp1252', 'ucs-2', 'utf-16', 'utf-16be', 'l2', 'cyrillic',
  'greek8', 'visual', 'logical', 'koi8', 'koi8-ru', 'mac', 'tis-620', 'windows-1250', 'gb2312', 'gb18030', 'big5-hkscs', 'x-euc-jp',
  'csiso2022jp', 'sjis', 'ks_c_5601-1987', 'utf-7', 'utf-32', 'replacement', '', null, '\u00a0utf8', 'nope',
];
for (const label of labels) {
  try {
    console.log(JSON.stringify(label), new TextDecoder(label).encoding);
  } catch (err) {
    console.log(JSON.stringify(label), err.code, err.name, err.message);
  }
}
