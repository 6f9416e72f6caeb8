const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const source = `for (let i = 0; i < 3; i++) { process.stdout.write('o' + i + '\\n'); console.log('log', i, { a: i }); }`;
new Worker(source, { eval: true }).on('exit', () => {
  new Worker("console.log('nested parent'); new (require('worker_threads').Worker)('console.log(\\'nested\\')', { eval: true })", { eval: true }).on('exit', () => console.log('main again'));
});
