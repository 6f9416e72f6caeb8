'use strict';
// StringDecoder with characters cut in two, in every encoding.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const { StringDecoder } = require('string_decoder');
const run = (encoding, ...pieces) => {
  const decoder = new StringDecoder(encoding);
  const out = pieces.map((hex) => [decoder.write(Buffer.from(hex, 'hex')), decoder.lastNeed, decoder.lastTotal]);
  console.log(encoding, JSON.stringify(out), JSON.stringify(decoder.end()), decoder.lastNeed);
};
run('utf8', 'e2', '82', 'ac');
run('utf8', 'e282', '41');
run('utf8', 'f09f98');
run('utf8', 'c3', 'a9c3', 'a9');
run('utf8', 'ff', 'eda080');
run('utf16le', '3d', 'd8', '00', 'de');
run('utf16le', '3dd8', '00de');
run('utf16le', '3dd84100', '41');
run('base64', '61', '6263', '64');
run('base64url', 'fb', 'ff');
run('hex', '61', '62');
run('latin1', 'e9');
run('ascii', 'e9');
console.log(new StringDecoder(), new StringDecoder('UCS2').encoding, new StringDecoder('binary').encoding, new StringDecoder(null).encoding);
const decoder = new StringDecoder();
console.log(decoder.write('text'), decoder.write(new Uint16Array([0x4141])), decoder.end(Buffer.from([0xe2])));
attempt('encoding', () => new StringDecoder('nope'));
attempt('write', () => decoder.write(5));
attempt('write', () => decoder.write(null));
attempt('end', () => decoder.end({}));
attempt('this', () => StringDecoder.prototype.write.call({}, Buffer.from('a')));
