const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const buffer = new ArrayBuffer(8);
const { port1, port2 } = new MessageChannel();
for (const options of [{ execArgv: ['--nope'] }, { env: 5 }, { name: 5 }, { argv: 5 }, { workerData: () => {} }]) {
  try {
    new Worker('', { eval: true, workerData: [buffer, port1], transferList: [buffer, port1], ...options });
  } catch (error) {
    console.log(error.name, error.code, buffer.byteLength);
  }
}
port2.once('message', (message) => console.log('still there', message));
port1.postMessage(1);
