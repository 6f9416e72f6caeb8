// An error of the main script that is handled: the loop goes on.
process.on('uncaughtException', (err, origin) => console.log('caught', err, origin));
setTimeout(() => console.log('timeout'), 1);
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('micro'));
throw 'main';
