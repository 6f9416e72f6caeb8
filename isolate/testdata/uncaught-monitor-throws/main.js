process.on('uncaughtExceptionMonitor', () => { throw 'from the monitor'; });
throw 3;
