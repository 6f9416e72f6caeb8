// A write in a Worker is done, and its callback called, when the parent has taken the text: not while it is busy.
const { Worker } = require('worker_threads');
const shared = new Int32Array(new SharedArrayBuffer(16));
new Worker(`
  const shared = require('worker_threads').workerData;
  console.log('first');
  Atomics.store(shared, 1, process.stdout.writableLength);
  process.stdout.write('second\\n', () => Atomics.store(shared, 2, 1));
  setImmediate(() => setImmediate(() => {
    Atomics.store(shared, 3, process.stdout.writableLength);
    Atomics.store(shared, 0, 1);
    Atomics.notify(shared, 0);
    process.stdout.write('', () => console.log('done', process.stdout.writableLength));
  }));
`, { eval: true, workerData: shared });
Atomics.wait(shared, 0, 0);
console.log('the parent is busy:', shared[1], shared[3], 'called back:', shared[2]);
