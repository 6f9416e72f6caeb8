process.on('exit', (code) => console.log('exit', code));
await Promise.reject(new RangeError('no'));
