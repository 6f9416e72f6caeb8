// A listener gets the error and where it came from; the program goes on.
process.on('uncaughtExceptionMonitor', (err, origin) => console.log('monitor', err, origin));
process.on('uncaughtException', (err, origin) => console.log('caught', err, origin));
process.on('exit', (code) => console.log('exit', code, process.exitCode));
setTimeout(() => { throw 'timer'; }, 1);
setImmediate(() => { throw 'immediate'; });
require('fs').stat('.', () => { throw 'stat'; });
Promise.reject('promise').catch((v) => { queueMicrotask(() => { throw v; }); });
setTimeout(() => console.log('still here'), 30);
