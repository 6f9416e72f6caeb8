'use strict';
const readline = require('readline');
const { PassThrough } = require('stream');
const input = new PassThrough();
const rl = readline.createInterface({ input, crlfDelay: Infinity });
rl.on('line', (line) => console.log('line', JSON.stringify(line)));
for (const event of ['pause', 'resume', 'close']) rl.on(event, () => console.log(event));
input.write('one\ntwo\r\nthr');
input.write('ee\rfour\r');
setImmediate(() => {
  input.write('\nfive\n\n');
  input.end('tail without end');
});
