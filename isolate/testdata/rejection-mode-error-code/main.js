process.on('exit', (code) => console.log('exit', code));
Promise.reject('x');
setTimeout(() => console.log('end'), 5);
