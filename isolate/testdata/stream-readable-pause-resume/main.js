'use strict';
const { Readable } = require('stream');
let n = 0;
const r = new Readable({ objectMode: true, read() { this.push(n < 5 ? n++ : null); } });
for (const event of ['pause', 'resume', 'end']) r.on(event, () => console.log(event));
r.on('data', (value) => {
  console.log(value);
  if (value === 2) {
    r.pause();
    console.log(r.isPaused(), r.readableFlowing);
    setImmediate(() => {
      console.log('later', r.isPaused());
      r.resume();
    });
  }
});
console.log(r.isPaused(), r.readableFlowing);
