console.log(Error.stackTraceLimit, process.execArgv);
