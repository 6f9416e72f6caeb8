// The exports of timers and timers/promises.
const timers = require('timers');
console.log(Object.keys(timers));
console.log(Object.keys(require('timers/promises')), timers.promises === require('node:timers/promises'));
for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate']) {
  console.log(name, timers[name] === globalThis[name], timers[name].length, timers[name].name);
}
const { promisify } = require('util');
console.log(promisify(setTimeout) === timers.promises.setTimeout, promisify(setImmediate) === timers.promises.setImmediate);
