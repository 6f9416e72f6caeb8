'use strict';
const readline = require('readline');
const { PassThrough } = require('stream');
const out = new PassThrough();
const attempt = (fn) => {
  try {
    console.log(fn(), JSON.stringify(String(out.read())));
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
for (const dir of [-1, 0, 1]) attempt(() => readline.clearLine(out, dir));
attempt(() => readline.clearScreenDown(out));
attempt(() => readline.cursorTo(out, 3));
attempt(() => readline.cursorTo(out, 3, 4));
attempt(() => readline.cursorTo(out, NaN));
attempt(() => readline.cursorTo(out, 'x', 1));
attempt(() => readline.moveCursor(out, 1, -2));
attempt(() => readline.moveCursor(out, 0, 0));
attempt(() => readline.clearLine(out, 0, 'no function'));
attempt(() => readline.clearLine(null, 0, () => console.log('called back')));
