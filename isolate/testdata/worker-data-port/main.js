const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port2.postMessage('early');
new Worker("const { workerData } = require('worker_threads'); workerData.port.on('message', (m) => { workerData.port.postMessage('got ' + m); if (m === 'bye') workerData.port.close(); })", { eval: true, workerData: { port: port1 }, transferList: [port1] });
port2.on('message', (m) => { console.log(m); if (m === 'got early') port2.postMessage('bye'); }).on('close', () => console.log('closed'));
