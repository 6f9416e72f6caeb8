import { workerData } from 'node:worker_threads';
import Tinypool from 'tinypool';
let calls = 0;
export default ({ a, b }) => a + b;
export const about = () => [Tinypool.isWorkerThread, Tinypool.workerData, workerData[1], ++calls];
export const move = (n) => Tinypool.move(new Uint8Array(n).fill(3));
export const fail = async (text) => { throw new RangeError(text); };
export const talk = ({ port, n }) => new Promise((resolve) => { port.on('message', (m) => { resolve(m * n); port.close(); }); port.postMessage('ready'); });
export const forever = (shared) => { Atomics.store(shared, 0, 1); Atomics.notify(shared, 0); for (;;); };
