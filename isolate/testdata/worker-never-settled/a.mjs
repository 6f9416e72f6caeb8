import { parentPort } from 'worker_threads';
process.on('exit', (c) => parentPort.postMessage([c, process.exitCode]));
await new Promise(() => {});
