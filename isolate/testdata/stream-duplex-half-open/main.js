'use strict';
const { Duplex } = require('stream');
const make = (name, options) => {
  const d = new Duplex({ read() {}, write(chunk, encoding, callback) { callback(); }, ...options });
  for (const event of ['end', 'finish', 'close']) d.on(event, () => console.log(name, event));
  return d.resume();
};
const open = make('open', {});
open.push(null);
make('closed', { allowHalfOpen: false }).push(null);
make('no readable', { readable: false }).end();
make('no writable', { writable: false }).push(null);
setImmediate(() => {
  console.log('open', open.readable, open.writable, open.destroyed);
  open.end();
});
