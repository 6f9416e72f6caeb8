// An interval goes on after an error.
let n = 0;
process.on('uncaughtException', (err) => console.log('caught', err));
const timer = setInterval(() => {
  if (++n === 3) clearInterval(timer);
  throw n;
}, 1);
