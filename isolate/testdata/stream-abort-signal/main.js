'use strict';
const { addAbortSignal, Readable, Writable, Duplex } = require('stream');
const ac = new AbortController();
const watch = (name, stream) => stream.on('error', (err) => console.log(name, err.name, err.code, err.cause && err.cause.message))
  .on('close', () => console.log(name, 'close'));
watch('added', addAbortSignal(ac.signal, new Readable({ read() {} })));
watch('option', new Writable({ signal: ac.signal, write() {} }));
watch('duplex', new Duplex({ signal: ac.signal, read() {}, write() {} }));
ac.abort(new Error('because'));
watch('already', new Readable({ signal: ac.signal, read() {} }));
for (const args of [[{}, new Readable()], [5, new Readable()], [ac.signal, {}]]) {
  try {
    addAbortSignal(...args);
  } catch (err) {
    console.log(err.code, err.message);
  }
}
