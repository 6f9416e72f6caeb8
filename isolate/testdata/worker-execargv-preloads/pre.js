console.log('preloaded', require('worker_threads').isMainThread);
