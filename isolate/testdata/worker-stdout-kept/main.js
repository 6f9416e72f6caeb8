const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const worker = new Worker("console.log('out'); console.error('err'); process.stdout.write('é'); process.stdout.write('c3a9', 'hex'); process.stdout.write(new Uint8Array([104, 105]))", { eval: true, stdout: true, stderr: true });
const all = { stdout: [], stderr: [] };
for (const name of ['stdout', 'stderr']) worker[name].on('data', (d) => all[name].push(d));
worker.on('exit', () => setImmediate(() => console.log(Buffer.concat(all.stdout).toString('hex'), String(Buffer.concat(all.stderr)))));
