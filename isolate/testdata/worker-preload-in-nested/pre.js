console.log('preloaded', require('worker_threads').threadId);
