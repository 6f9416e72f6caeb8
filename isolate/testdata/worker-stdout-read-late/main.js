const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker("console.log('hello')", { eval: true, stdout: true });
worker.on('exit', () => setTimeout(() => {
  console.log(worker.stdout.readableLength, worker.stdout.readableEnded);
  worker.stdout.setEncoding('utf8').on('data', (d) => console.log(d)).on('end', () => console.log('end'));
}, 10));
