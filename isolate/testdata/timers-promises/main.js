// timers/promises fulfil with their value.
const { setTimeout: wait, setImmediate: soon, scheduler } = require('timers/promises');
(async () => {
  console.log(await wait(1, 'a'), await wait(undefined, 'b'), await wait(), await soon('c'), await soon());
  console.log(await scheduler.wait(1), await scheduler.yield());
  wait(1000, null, { ref: false });
  soon(null, { ref: false });
})();
