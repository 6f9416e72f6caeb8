// Runs whole on the main thread, then once more inside of a Worker.
const { isMainThread, Worker } = require('node:worker_threads');
const fflate = require('fflate');
const say = (...args) => console.log(isMainThread ? 'main:' : 'inside:', ...args);
const hash = (bytes) => require('node:crypto').createHash('sha1').update(bytes).digest('hex').slice(0, 12);
const call = (fn, ...args) => new Promise((resolve, reject) => fn(...args, (e, data) => (e ? reject(e) : resolve(data))));
const bytes = (n) => { const out = new Uint8Array(n); let x = 1; for (let i = 0; i < n; i++) { x = (x * 1103515245 + 12345) & 0x7fffffff; out[i] = i % 3 ? 97 + (x >> 16) % 5 : i; } return out; };
const streamed = (stream, chunks) => new Promise((resolve, reject) => {
  const out = [];
  stream.ondata = (e, data, final) => { if (e) return reject(e); out.push(Buffer.from(data)); if (final) resolve(Buffer.concat(out)); };
  chunks.forEach((chunk, i) => stream.push(chunk, i === chunks.length - 1));
});

const collected = (zip) => new Promise((resolve, reject) => { const out = []; zip.ondata = (e, data, final) => { if (e) return reject(e); out.push(data); if (final) resolve(new Uint8Array(Buffer.concat(out))); }; });

async function whole() {
  for (const [pack, unpack] of [['gzip', 'gunzip'], ['zlib', 'unzlib'], ['deflate', 'inflate'], ['compress', 'decompress']]) {
    const source = bytes(100000);
    const packed = await call(fflate[pack], source, { level: 9, mtime: 0, consume: true });
    const size = packed.length;
    const back = await call(fflate[unpack], packed, { consume: true });
    say(pack, size, back.length, hash(back) === hash(bytes(100000)), source.length, packed.length);
  }
  const kept = bytes(5000);
  const packed = await call(fflate.gzip, kept, { mtime: 0 });
  say('kept', kept.length, hash(packed) === hash(fflate.gzipSync(kept, { mtime: 0 })));
  say('together', (await Promise.all([1, 2, 3, 4].map((n) => call(fflate.deflate, bytes(n * 50000), {})))).map((d) => d.length));
  await call(fflate.gunzip, new Uint8Array([1, 2, 3, 4])).catch((e) => say(e.name, e.code, e.message));
  await call(fflate.inflate, packed.subarray(10, 60)).catch((e) => say(e.name, e.code, e.message));
}

async function archives() {
  const files = { 'a.txt': fflate.strToU8('hello, wörld'), folder: { 'big.bin': [bytes(200000), { level: 6 }], 'stored.bin': [bytes(1000), { level: 0 }], empty: {} } };
  const archive = await call(fflate.zip, files, { mtime: new Date(2020, 1, 1), comment: 'c' });
  const out = await call(fflate.unzip, archive);
  say(Object.keys(out), fflate.strFromU8(out['a.txt']), hash(out['folder/big.bin']) === hash(bytes(200000)), out['folder/stored.bin'].length);
  say(Object.keys(await call(fflate.unzip, archive, { filter: (f) => f.name.endsWith('.txt') })));
  await call(fflate.unzip, archive.subarray(0, 50)).catch((e) => say(e.name, e.code, e.message));
  const stop = fflate.zip({ big: bytes(1000000) }, () => say('never called'));
  stop();
}

async function streams() {
  const chunks = [bytes(100000), bytes(50000), bytes(1)];
  const sum = hash(Buffer.concat(chunks));
  const gz = await streamed(new fflate.AsyncGzip({ mtime: 0 }), chunks);
  const back = await streamed(new fflate.AsyncGunzip(), [gz.subarray(0, 1000).slice(), gz.subarray(1000).slice()].map((b) => new Uint8Array(b)));
  say('streams', back.length, hash(back) === sum, chunks[0].length);
  const zip = new fflate.Zip();
  const made = collected(zip);
  const big = new fflate.AsyncZipDeflate('big', { level: 1, mtime: new Date(2020, 1, 1) });
  const small = new fflate.ZipPassThrough('small');
  zip.add(big);
  zip.add(small);
  small.push(fflate.strToU8('not packed'), true);
  big.push(bytes(200000));
  big.push(bytes(10), true);
  zip.end();
  const archive = await made;
  const entries = await new Promise((resolve, reject) => {
    const sizes = {};
    let left = 2;
    const unzip = new fflate.Unzip((file) => {
      sizes[file.name] = 0;
      file.ondata = (e, data, final) => { if (e) return reject(e); sizes[file.name] += data.length; if (final && --left === 0) resolve(sizes); };
      file.start();
    });
    unzip.register(fflate.AsyncUnzipInflate);
    unzip.push(archive, true);
  });
  say(entries.big, entries.small);
}

(async () => {
  await whole();
  await archives();
  await streams();
  if (isMainThread) new Worker(__filename).on('exit', (code) => say('the Worker ended with', code));
})();
