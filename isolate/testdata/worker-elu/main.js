const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const zero = (u) => u.idle === 0 && u.active === 0 && u.utilization === 0;
const worker = new Worker("const { parentPort } = require('worker_threads'); parentPort.on('message', () => { const t = Date.now(); while (Date.now() - t < 50); parentPort.postMessage(0); });", { eval: true });
const elu = (...a) => worker.performance.eventLoopUtilization(...a);
console.log(Object.keys(worker.performance), zero(elu()), zero(elu({ idle: 1, active: 1 })));
worker.on('online', () => {
  const first = elu();
  console.log(Object.keys(first), first.active > 0);
  worker.postMessage(0);
  worker.once('message', () => {
    const second = elu();
    const difference = elu(second, first);
    console.log(second.active > first.active, difference.active === second.active - first.active, difference.idle === second.idle - first.idle);
    console.log(second.utilization > 0 && second.utilization <= 1);
    worker.terminate();
  });
}).on('exit', () => console.log(zero(elu()), zero(elu({ idle: 1, active: 1, utilization: 0.5 }))));
