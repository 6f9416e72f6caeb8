'use strict';
const readline = require('readline');
const { PassThrough, Writable } = require('stream');
const written = [];
const output = new Writable({ write(chunk, encoding, callback) { written.push(String(chunk)); callback(); } });
const input = new PassThrough();
const rl = readline.createInterface({ input, output, prompt: '$ ' });
rl.question('name? ', (name) => {
  console.log('answer', name);
  rl.prompt();
  rl.on('line', (line) => console.log('line', line));
  rl.on('close', () => {
    console.log(written, rl.closed, rl.getPrompt());
    try {
      rl.question('too late', () => {});
    } catch (err) {
      console.log(err.code, err.message);
    }
  });
});
input.end('Ada\nnext\n');
