const fs = require('node:fs');
const path = require('node:path');
const { once } = require('node:events');
const ThreadStream = require('thread-stream');
(async () => {
  const folder = fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'thread-stream-'));
  for (const [name, options] of [['async', {}], ['sync', { sync: true }], ['slow and small', { bufferSize: 128, slow: true }]]) {
    const file = path.join(folder, name);
    const stream = new ThreadStream({ filename: path.join(__dirname, 'workers', 'thread-stream.mjs'), workerData: { file, slow: options.slow }, workerOpts: {}, ...options });
    let want = '';
    for (let i = 0; i < 300; i++) {
      const line = `line ${i} of ${name}: ü€\n`;
      want += line;
      if (!stream.write(line) && !options.sync) await once(stream, 'drain');
    }
    if (!options.sync) await new Promise((resolve) => stream.flush(resolve));
    stream.flushSync();
    stream.end();
    await once(stream, 'close');
    console.log(name, fs.readFileSync(file, 'utf8') === want + 'final', stream.writableFinished, stream.destroyed, stream.closed);
    stream.on('error', (e) => console.log(e.message));
    console.log(stream.write('too late'));
    await new Promise(setImmediate);
  }
  fs.rmSync(folder, { recursive: true });
})();
