const util = require('util');
const ac = new AbortController();
console.log(ac, ac.signal, { a: { b: { c: ac.signal } } });
console.log(util.inspect(ac, { depth: 0 }), util.inspect(ac.signal, { depth: 0 }), util.inspect(ac.signal, { depth: -1 }));
console.log(String(ac), String(ac.signal), Object.keys(ac), JSON.stringify(ac.signal));
class Mine extends AbortController {}
console.log(new Mine());
console.log(Object.keys(AbortSignal.prototype), Object.keys(AbortController.prototype), Object.keys(AbortSignal));
