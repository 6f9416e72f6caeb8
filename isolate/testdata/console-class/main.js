'use strict';
const { Console } = require('console'); const { Writable } = require('stream');
class W extends Writable { text = ''; _write(chunk, enc, cb) { this.text += chunk; cb(); } }
const make = (options) => { const stdout = new W(); const stderr = new W(); return [new Console({ stdout, stderr, ...options }), stdout, stderr]; };
{ const [c, out, err] = make(); c.log('a', 1); c.error('b'); c.warn('c'); console.log(JSON.stringify(out.text), JSON.stringify(err.text), c instanceof Console, console instanceof Console, Object.keys(c).join()); }
{ const out = new W(); const c = new Console(out); c.log('x'); c.error('y'); console.log(JSON.stringify(out.text)); }
{ const [c, out] = make({ inspectOptions: { depth: 0 } }); c.log({ a: { b: 1 } }); c.dir({ a: { b: 1 } }, { depth: 2 }); console.log(JSON.stringify(out.text)); }
{ const [c, out] = make({ colorMode: true }); c.log({ a: 1 }, 'x', 2); c.table([{ a: 1 }]); console.log(JSON.stringify(out.text)); }
{ const [c, out] = make({ inspectOptions: { colors: true, compact: false } }); c.log({ a: 1 }); console.log(JSON.stringify(out.text)); }
for (const o of [undefined, {}, { stdout: 1 }, { stdout: new W(), stderr: {} }, { stdout: new W(), colorMode: 'x' }, { stdout: new W(), inspectOptions: 1 }, { stdout: new W(), inspectOptions: { colors: true }, colorMode: true }, { stdout: new W(), groupIndentation: -1 }, { stdout: new W(), groupIndentation: 1001 }, { stdout: new W(), groupIndentation: 'x' }]) try { new Console(o); console.log('fine'); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(typeof Console({ stdout: new W() }).log);
