console.log('worker', globalThis.early, process.execArgv);
