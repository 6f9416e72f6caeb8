const err = new Error('before');
err.name = 'Renamed';
err.message = 'after';
throw err;
