const { Worker } = require('worker_threads');
console.log(Worker.length, Worker.name, Object.getPrototypeOf(Worker).name);
for (const name of ['postMessage', 'terminate', 'ref', 'unref', 'threadId', 'stdin', 'stdout', 'stderr', 'resourceLimits', 'getHeapSnapshot']) {
  const d = Object.getOwnPropertyDescriptor(Worker.prototype, name);
  console.log(name, typeof d.value, typeof d.get, typeof d.set, d.enumerable, d.value?.length);
}
const worker = new Worker('', { eval: true });
console.log(Object.keys(worker).filter((k) => !k.startsWith('_')), Object.keys(worker.performance), String(worker));
