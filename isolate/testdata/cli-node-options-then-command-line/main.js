console.log(Error.stackTraceLimit);
