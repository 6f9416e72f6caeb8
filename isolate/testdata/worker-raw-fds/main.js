const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
const fs = require('fs');
const state = (fd) => { try { fs.fstatSync(fd); return 'open'; } catch (e) { return e.code; } };
const run = (source, options) => new Promise((resolve) => {
  const seen = [];
  const worker = new Worker(`const fs = require('fs'); const { parentPort } = require('worker_threads'); const post = (v) => parentPort.postMessage(v); process.on('warning', (w) => post(w.message.replace(/\\d+/, 'N')));${source}`, { eval: true, stderr: true, ...options });
  worker.on('message', (m) => seen.push(m)).on('error', () => {}).on('exit', () => resolve(seen));
});
(async () => {
  for (const options of [{}, { trackUnmanagedFds: true }, { trackUnmanagedFds: false }]) {
    for (const end of ['', 'process.exit(1)', 'throw 1']) {
      const [fd] = await run(`post(fs.openSync(${JSON.stringify(__filename)})); ${end}`, options);
      console.log(options, end, state(fd));
      try { fs.closeSync(fd); } catch {}
    }
    const [fd] = await run(`fs.open(${JSON.stringify(__filename)}, (e, fd) => post(fd))`, options);
    console.log('async', state(fd));
    try { fs.closeSync(fd); } catch {}
    console.log((await run(`const fd = fs.openSync(${JSON.stringify(__filename)}); fs.closeSync(fd); try { fs.closeSync(fd); } catch (e) { post(e.code); }`, options)).sort());
    const mine = fs.openSync(__filename);
    console.log(await run(`fs.closeSync(${mine})`, options), state(mine));
  }
})();
