import { parentPort, workerData } from 'node:worker_threads';
import { bundle } from '../rollup.mjs';
parentPort.postMessage(await bundle(workerData));
