// The async iterator counts the ticks that pass while the consumer is busy.
const { setInterval: every } = require('timers/promises');
(async () => {
  let n = 0;
  for await (const value of every(10, 'v')) {
    console.log(value, n);
    if (n === 0) { const end = Date.now() + 45; while (Date.now() < end); }
    if (++n === 4) break;
  }
  const it = every(1);
  console.log(it[Symbol.toStringTag], await it.next(), await it.return('r'), await it.next());
})();
