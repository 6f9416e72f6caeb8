const err = new Error('no stack'); err.stack = 'Error: no stack\n    at nowhere';
Promise.reject(err);
for (const reason of [5, 'text', { a: 1 }, [1], Symbol('s'), null]) Promise.reject(reason);
setTimeout(() => console.log('end'), 5);
