process.on('uncaughtException', (err, origin) => console.log('caught', err, origin));
process.on('unhandledRejection', (reason) => { console.log('unhandled', reason); throw 'again'; });
Promise.reject('x');
setTimeout(() => console.log('end'), 5);
