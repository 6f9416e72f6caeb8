'use strict';
const fs = require('fs');
const view = new Uint8Array(16), data = new DataView(view.buffer, 4);
structuredClone(view.buffer, { transfer: [view.buffer] });
for (const fn of [() => fs.writeFileSync('/dev/null', view), () => Buffer.from(view).length,
  () => new TextDecoder().decode(view).length,
  () => Buffer.from(view.buffer).length, () => view.toString(), () => Buffer.compare(view, view),
  () => structuredClone(view), () => structuredClone(data)]) {
  try { console.log(fn()); } catch (e) { console.log(e.name); }
}
