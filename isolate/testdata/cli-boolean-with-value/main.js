process.emitWarning('quiet');
console.log(process.execArgv);
