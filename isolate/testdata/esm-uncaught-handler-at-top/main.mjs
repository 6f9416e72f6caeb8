process.on('uncaughtException', (e, origin) => console.log('caught', e.message, origin));
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('still alive'), 5);
throw new Error('top');
