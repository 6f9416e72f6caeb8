require('worker_threads').parentPort.postMessage('index');
