'use strict';
// A hash is a stream too.
const crypto = require('crypto');
const { Readable, Transform, pipeline } = require('stream');
const hash = crypto.createHash('sha1');
console.log(hash instanceof Transform, hash.writable, hash.readableLength);
hash.on('readable', () => {
  const digest = hash.read();
  if (digest) console.log('readable', digest.toString('hex'));
});
hash.on('end', () => {
  const second = crypto.createHash('md5');
  second.setEncoding('hex');
  pipeline(Readable.from(['a', Buffer.from('b')]), second, async function(source) {
    for await (const text of source) console.log('piped', text);
  }, (err) => console.log('done', err));
});
hash.write('some');
hash.write(Buffer.from(' data'));
hash.end();
