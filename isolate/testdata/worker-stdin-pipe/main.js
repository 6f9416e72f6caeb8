const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const { Readable } = require('stream');
const worker = new Worker('process.stdin.pipe(process.stdout)', { eval: true, stdin: true, stdout: true });
Readable.from(['one ', 'two ', 'three']).pipe(worker.stdin);
let text = '';
worker.stdout.setEncoding('utf8').on('data', (d) => { text += d; }).on('end', () => console.log(text));
