// A listener gets the error and where it came from; the program goes on.
const steps = [
  () => setTimeout(() => { throw 'timer'; }, 1),
  () => setImmediate(() => { throw 'immediate'; }),
  () => require('fs').stat('.', () => { throw 'stat'; }),
  () => Promise.reject('promise').catch((v) => { queueMicrotask(() => { throw v; }); }),
  () => process.nextTick(() => { throw 'tick'; }),
  () => setTimeout(() => console.log('still here'), 1),
];
process.on('uncaughtExceptionMonitor', (err, origin) => console.log('monitor', err, origin));
process.on('uncaughtException', (err, origin) => {
  console.log('caught', err, origin);
  steps.shift()();
});
process.on('exit', (code) => console.log('exit', code, process.exitCode));
steps.shift()();
