'use strict';
const { Console } = console;
const failing = { write() { throw new Error('cannot write'); }, once() {}, removeListener() {}, listenerCount() { return 0; } };
new Console(failing).log('swallowed');
try { new Console({ stdout: failing, ignoreErrors: false }).log('x'); } catch (e) { console.log(e.message); }
const { Writable } = require('stream');
const late = new Writable({ write(chunk, enc, cb) { cb(new Error('late')); } });
new Console(late).log('swallowed too');
setImmediate(() => console.log('still here'));
