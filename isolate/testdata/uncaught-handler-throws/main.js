// The error of the handler is the last word, and the code is 7.
process.on('exit', () => console.log('must not run'));
process.on('uncaughtException', (err) => {
  console.log('first', err.message);
  throw new Error('second');
});
throw new Error('one');
