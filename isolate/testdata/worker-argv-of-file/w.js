require('worker_threads').parentPort.postMessage([process.argv.slice(1).map((a) => a.replace(__dirname, '')), process.argv[0] === process.execPath, require.main === module]);
