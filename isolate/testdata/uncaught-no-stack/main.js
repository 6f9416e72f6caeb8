const err = new Error('bare');
delete err.stack;
throw err;
