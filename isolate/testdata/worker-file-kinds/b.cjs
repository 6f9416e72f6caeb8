require('worker_threads').parentPort.postMessage(typeof require);
