const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker("let n = 0; process.stdin.on('data', (d) => { n += d.length; }).on('end', () => require('worker_threads').parentPort.postMessage(n))", { eval: true, stdin: true });
let i = 0;
(function more() {
  while (i++ < 100) if (!worker.stdin.write(Buffer.alloc(10000))) return worker.stdin.once('drain', more);
  worker.stdin.end(() => console.log('written'));
})();
worker.on('message', (m) => console.log(m));
