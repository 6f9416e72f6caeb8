'use strict';
const { Duplex } = require('stream');
const d = new Duplex({ read() {}, write(chunk, encoding, callback) { setImmediate(callback); } });
const r = d._readableState;
const w = d._writableState;
const show = (label) => console.log(label, {
  flowing: r.flowing, length: r.length, ended: r.ended, endEmitted: r.endEmitted, reading: r.reading,
  objectMode: r.objectMode, highWaterMark: r.highWaterMark, pipes: r.pipes.length, destroyed: r.destroyed,
}, {
  ending: w.ending, ended: w.ended, finished: w.finished, needDrain: w.needDrain, length: w.length,
  corked: w.corked, buffered: w.bufferedRequestCount, writing: w.writing, errored: w.errored,
});
show('new');
d.push('abc');
d.cork();
d.write('x');
show('filled');
d.resume();
d.uncork();
d.push(null);
d.end();
show('ending');
d.on('close', () => show('closed'));
