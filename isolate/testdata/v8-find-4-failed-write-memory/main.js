// Writes that fail keep nothing of the buffers that they had met.
'use strict';
const v8 = require('node:v8');
const s = new v8.Serializer();
const big = new ArrayBuffer(1 << 20);
const before = process.memoryUsage().rss;
for (let i = 0; i < 400; i++) {
  try {
    s.writeValue([big, () => {}]);
  } catch {}
}
console.log(process.memoryUsage().rss - before < 200 << 20);
