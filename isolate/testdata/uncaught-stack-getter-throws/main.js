const err = new Error('name and message remain');
Object.defineProperty(err, 'stack', { get() { throw 1; } });
throw err;
