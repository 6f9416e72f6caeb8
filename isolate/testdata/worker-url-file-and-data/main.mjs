import { Worker } from 'node:worker_threads';
const run = (...a) => new Promise((r) => new Worker(...a).on('message', (m) => console.log(m)).on('error', (e) => console.log(e.name, e.message)).on('exit', (c) => { console.log(c); r(); }));
await run(new URL('./w with space.mjs', import.meta.url));
await run(new URL('data:text/javascript,import { parentPort } from "worker_threads"; parentPort.postMessage(typeof require + threadIdKind()); function threadIdKind() { return "ok" }'));
await run(new URL('data:text/javascript;base64,' + Buffer.from('import "fs"; throw new RangeError("from data")').toString('base64')));
