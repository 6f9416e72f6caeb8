const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
(async () => {
  for (const end of ['', 'process.exit(0)', 'throw 1', 'setTimeout(() => process.exit(2), 1)']) {
    const worker = new Worker(`for (let i = 0; i < 5; i++) process.stdout.write('x'.repeat(100000)); process.on('exit', () => console.log('!')); ${end}`, { eval: true, stdout: true });
    let length = 0;
    worker.stdout.on('data', (d) => { length += d.length; });
    worker.on('error', () => {});
    const ended = new Promise((resolve) => worker.stdout.on('end', resolve));
    const code = await new Promise((resolve) => worker.on('exit', resolve));
    await ended;
    console.log(JSON.stringify(end), code, length);
  }
})();
