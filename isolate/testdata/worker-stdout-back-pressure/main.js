const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
// A writer that minds write()'s answer waits for its reader, and lives until then.
const worker = new Worker(`const { parentPort } = require('worker_threads');
let n = 0;
(function more() {
  while (n < 40) {
    n++;
    if (!process.stdout.write('x'.repeat(100000))) return process.stdout.once('drain', more);
  }
  parentPort.postMessage('all written');
})();`, { eval: true, stdout: true });
worker.on('message', (m) => console.log(m));
setTimeout(() => {
  console.log('unread', worker.stdout.readableLength < 300000, worker.threadId > 0);
  let length = 0;
  worker.stdout.on('data', (d) => { length += d.length; }).on('end', () => console.log('read', length));
}, 300);
worker.on('exit', (c) => console.log('exit', c));
