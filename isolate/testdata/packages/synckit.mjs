// Runs whole on the main thread, then once more inside of a Worker.
import { isMainThread, Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { createSyncFn } from 'synckit';
const say = (...args) => console.log(isMainThread ? 'main:' : 'inside:', ...args);
const worker = new URL('workers/synckit.mjs', import.meta.url);
const call = createSyncFn(worker);
say(call('double', 21), call('nothing'), call === createSyncFn(fileURLToPath(worker)));
say(call('clone', 5));
let sum = 0;
for (let i = 0; i < 1000; i++) sum += call('double', i);
say(sum, call('sum', new Uint8Array(100000).fill(1)));
say('stdio', call('print', 'hello'));
try { call('fail', 3); } catch (e) { say(e instanceof RangeError, e.name, e.message, e.code, e.details); }
try { call('double', () => {}); } catch (e) { say(e.name, e.message); }
try { createSyncFn('./relative.mjs'); } catch (e) { say(e.message); }
const cjs = createRequire(import.meta.url)('synckit').createSyncFn(fileURLToPath(new URL('workers/synckit-cjs.cjs', import.meta.url)));
say(cjs(fileURLToPath(import.meta.url)));
const limited = createSyncFn(new URL('workers/synckit-slow.mjs', import.meta.url), { timeout: 200 });
try { limited(); } catch (e) { say(e.message); }
let ticked = false;
setImmediate(() => { ticked = true; });
say('no turn of the loop between', call('double', 4), ticked);
if (isMainThread) new Worker(new URL(import.meta.url)).on('exit', (code) => say('the Worker ended with', code));
