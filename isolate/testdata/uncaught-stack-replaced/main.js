// A stack of the user's own is shown in brackets.
const err = new Error('hidden');
err.stack = 'my own stack';
throw err;
