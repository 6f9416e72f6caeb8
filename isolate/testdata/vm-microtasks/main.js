// microtaskMode 'afterEvaluate': a context's promises are settled before the run returns.
'use strict';
const vm = require('node:vm');

const log = [];
const shared = vm.createContext({ log });
vm.runInContext('Promise.resolve().then(() => log.push("shared"))', shared);
console.log(log.join());
const own = vm.createContext({ log }, { microtaskMode: 'afterEvaluate' });
vm.runInContext('Promise.resolve().then(() => log.push("own")).then(() => log.push("own again")); (async () => { await 1; log.push("await") })()', own);
console.log(log.join());
try {
  vm.runInContext('Promise.resolve().then(() => { for (;;); })', own, { timeout: 10 });
} catch (e) {
  console.log(e.code, e.message);
}
console.log(vm.runInContext('1 + 1', own));
try {
  vm.runInContext('Promise.resolve().then(() => log.push("after a throw")); throw new Error("thrown")', own);
} catch (e) {
  console.log(e.message, log.join());
}
vm.runInNewContext('Promise.resolve().then(() => log.push("new"))', { log }, { microtaskMode: 'afterEvaluate' });
setTimeout(() => console.log(log.join()), 5);
