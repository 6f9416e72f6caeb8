require('worker_threads').parentPort.postMessage('above');
