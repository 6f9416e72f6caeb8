// The monitor looks on and changes nothing.
process.on('uncaughtExceptionMonitor', (err, origin) => console.log('monitor', err, origin));
process.on('exit', (code) => console.log('exit', code));
throw 'x';
