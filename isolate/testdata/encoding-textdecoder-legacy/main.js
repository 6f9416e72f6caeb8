'use strict';
// Older encodings: East Asian ones, code pages, and in pieces.
const samples = {
  gbk: 'c4e3bac361', gb18030: '8130813041', big5: 'a4a4a4e5', 'euc-jp': 'a4a28eb1', 'iso-2022-jp': '1b2442242224241b284261',
  shift_jis: '82a0b141', 'euc-kr': 'b0a1b0a2', 'koi8-r': 'c1c2', 'windows-1251': 'e0e1', 'windows-1250': 'e1e8', 'iso-8859-2': 'b1e6',
  'iso-8859-5': 'd0d1', 'iso-8859-7': 'e1e2', 'iso-8859-8': 'e0e1', 'windows-874': 'a1a2', macintosh: '8081', ibm866: '8081', 'iso-8859-15': 'a4',
};
for (const [label, hex] of Object.entries(samples)) {
  const bytes = Buffer.from(hex, 'hex');
  const whole = new TextDecoder(label).decode(bytes);
  const decoder = new TextDecoder(label);
  let pieces = '';
  for (const byte of bytes) pieces += decoder.decode(Uint8Array.of(byte), { stream: true });
  pieces += decoder.decode();
  console.log(label, whole, pieces === whole);
}
for (const [label, hex] of [['shift_jis', 'ff'], ['euc-kr', 'ffff'], ['shift_jis', '81']]) {
  try {
    console.log(new TextDecoder(label, { fatal: true }).decode(Buffer.from(hex, 'hex')));
  } catch (err) {
    console.log(label, err.code, err.message);
  }
}
