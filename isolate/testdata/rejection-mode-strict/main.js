process.on('uncaughtException', (err, origin) => console.log('uncaught', err.message ?? err, origin));
process.on('unhandledRejection', (reason) => console.log('unhandled', reason.message));
Promise.reject(new Error('x'));
