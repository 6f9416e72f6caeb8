import { parentPort } from 'worker_threads';
parentPort.postMessage(import.meta.url.split('/').pop());
