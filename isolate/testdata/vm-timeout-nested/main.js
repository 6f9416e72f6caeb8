// timeout: which of several limits ends a run.
'use strict';
const vm = require('node:vm');

const context = vm.createContext({ vm, attempt });

function attempt(name, fn) {
  try {
    return `${name}: ${fn()}`;
  } catch (e) {
    return `${name}: ${e.code} ${e.message}`;
  }
}
console.log(vm.runInContext('attempt("inner", () => vm.runInNewContext("for (;;);", {}, { timeout: 5 })) + "; outer went on"', context, { timeout: 60000 }));
console.log(attempt('outer', () => vm.runInContext('attempt("inner", () => vm.runInNewContext("for (;;);", {}, { timeout: 60000 }))', context, { timeout: 20 })));
console.log(attempt('outer after inner', () => vm.runInContext('attempt("inner", () => vm.runInNewContext("for (;;);", {}, { timeout: 5 })); for (;;);', context, { timeout: 50 })));
console.log(attempt('finally', () => vm.runInContext('try { for (;;); } finally { reached = true }', context, { timeout: 5 })), context.reached);
console.log(attempt('catch', () => vm.runInContext('try { for (;;); } catch { reached = true }', context, { timeout: 5 })), context.reached);
console.log(attempt('wait', () => vm.runInContext('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', context, { timeout: 20 })));
console.log(attempt('quick', () => vm.runInContext('1 + 1', context, { timeout: 1000 })));
console.log(attempt('getter', () => vm.runInContext('x', vm.createContext({ get x() { for (;;); } }), { timeout: 5 })));
const target = { exports: {} };
console.log(attempt('regexp', () => vm.runInThisContext('/^(a+)+$/.test("a".repeat(40) + "b")', { timeout: 20 })));
for (let i = 0; i < 20; i++) attempt('many', () => vm.runInNewContext('for (;;);', {}, { timeout: 1 }));
setTimeout(() => console.log('the loop runs'), 5);
