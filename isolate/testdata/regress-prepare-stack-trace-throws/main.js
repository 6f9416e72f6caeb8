// An Error.prepareStackTrace that throws while the engine itself reads the stack: the process goes on.
const vm = require('vm');
const { Worker } = require('worker_threads');
Error.prepareStackTrace = () => { throw new Error('from prepareStackTrace'); };
for (const run of [() => vm.runInThisContext('throw new TypeError("run")', 'a.js'), () => new vm.Script('let b = ;'), () => vm.compileFunction('let c = ;'), () => vm.runInNewContext('throw new TypeError("elsewhere")')]) {
  try { run(); } catch (e) { console.log(e.name, e.message); }
}
try { console.log(new RangeError('read').stack); } catch (e) { console.log(e.message); }
const worker = new Worker('Error.prepareStackTrace = () => { throw new Error("prep"); }; throw new RangeError("in a Worker")', { eval: true });
worker.on('error', (e) => console.log(e.name, e.message, e.stack));
worker.on('exit', () => {
  const endless = new Worker('Error.prepareStackTrace = () => { require("worker_threads").parentPort.postMessage("in"); for (;;); }; throw new RangeError("x")', { eval: true });
  endless.on('message', () => endless.terminate().then((code) => console.log('terminated', code)));
});
