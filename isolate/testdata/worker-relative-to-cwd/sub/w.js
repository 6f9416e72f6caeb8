require('worker_threads').parentPort.postMessage('in sub');
