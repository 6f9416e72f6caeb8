console.log(globalThis.pre, process.title, process.execArgv, process.env.NODE_OPTIONS);
