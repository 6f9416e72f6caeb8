const { Readable, Writable, Transform, pipeline, finished, PassThrough, Duplex, promises } = require('readable-stream');
const core = require('stream');
console.log(Object.keys(require('readable-stream')).length > 20, Readable === core.Readable);
const upper = new Transform({ transform(c, e, cb) { cb(null, String(c).toUpperCase()); } });
const out = [];
pipeline(Readable.from(['a', 'b', 'c']), upper, new Writable({ write(c, e, cb) { out.push(String(c)); cb(); } }), (err) => console.log('pipeline', err, out));
const p = new PassThrough(); p.end('x'); p.pipe(core.Writable({ write(c, e, cb) { console.log('core got', c); cb(); } }));
finished(new Readable({ read() { this.destroy(new Error('bad')); } }).resume(), (e) => console.log('finished', e.message));
(async () => { for await (const c of Readable.from([1, 2, 3]).map((n) => n * 2)) console.log('it', c); await promises.pipeline(core.Readable.from(['q']), new PassThrough(), async function* (s) { for await (const c of s) yield c; }, new PassThrough().resume()); console.log('promises done'); })();
