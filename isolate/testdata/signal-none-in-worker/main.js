const { Worker, isMainThread } = require('worker_threads');
if (isMainThread) {
  process.once('SIGUSR2', () => { console.log('main'); setTimeout(() => worker.postMessage('end'), 50); });
  const worker = new Worker(__filename);
  worker.once('message', () => process.kill(process.pid, 'SIGUSR2'));
  worker.on('exit', () => console.log('exit'));
} else {
  const { parentPort } = require('worker_threads');
  process.on('SIGUSR2', () => console.log('never'));
  parentPort.once('message', () => {});
  parentPort.postMessage('ready');
}
