'use strict';
const { Duplex, Transform, getDefaultHighWaterMark, setDefaultHighWaterMark } = require('stream');
const show = (options) => {
  const d = new Duplex(options);
  console.log(d.readableHighWaterMark, d.writableHighWaterMark, d.readableObjectMode, d.writableObjectMode);
};
show();
show({ objectMode: true });
show({ readableObjectMode: true });
show({ writableObjectMode: true, writableHighWaterMark: 3 });
show({ highWaterMark: 1, readableHighWaterMark: 5 });
show({ readableHighWaterMark: 0 });
const t = new Transform({ readableHighWaterMark: 0 });
console.log(t.readableHighWaterMark, t.writableHighWaterMark);
console.log(getDefaultHighWaterMark(false), getDefaultHighWaterMark(true));
setDefaultHighWaterMark(false, 100);
setDefaultHighWaterMark(true, 7);
show();
show({ objectMode: true });
for (const [mode, value] of [[false, -1], [false, 'x'], [true, 1.5]]) {
  try {
    setDefaultHighWaterMark(mode, value);
  } catch (err) {
    console.log(err.code, err.message);
  }
}
