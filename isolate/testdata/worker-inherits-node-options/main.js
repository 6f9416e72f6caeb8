const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const source = `console.log(JSON.stringify([process.execArgv, process.env.NODE_OPTIONS]))`;
const list = [
  {}, { execArgv: [] }, { execArgv: ['-r', './pre.js'] }, { execArgv: ['--require=./pre.js', 'x'] }, { execArgv: ['foo', '-r', './pre.js'] },
  { execArgv: ['--', '-r', './pre.js'] }, { env: { NODE_OPTIONS: '-r ./pre.js' } },
  { env: { NODE_OPTIONS: '-r ./pre.js' }, execArgv: ['-r', './pre.js'] }, { execArgv: ['-r', { toString: () => './pre.js' }] }, { execArgv: null },
];
(async () => {
  for (const options of list) {
    console.log('#', options);
    await new Promise((resolve) => new Worker(source, { eval: true, ...options }).on('exit', resolve));
  }
})();
