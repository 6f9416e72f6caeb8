// A Script runs many times, in any context.
'use strict';
const vm = require('node:vm');

const script = new vm.Script('count = (typeof count === "undefined" ? 0 : count) + 1; this.constructor === Object', { filename: 'count.js' });
const one = vm.createContext({ count: 10 });
const two = vm.createContext({});
for (let i = 0; i < 3; i++) console.log(script.runInContext(one), script.runInContext(two), script.runInNewContext({ count: 100 }), typeof script.runInThisContext());
console.log(one.count, two.count, globalThis.count);
console.log(Object.getPrototypeOf(vm.Script.prototype).constructor.name, script instanceof vm.Script, Object.keys(script));
console.log(Object.getOwnPropertyNames(Object.getPrototypeOf(vm.Script.prototype)));
console.log(Object.getOwnPropertyNames(vm.Script.prototype), script);
console.log(vm.runInNewContext('var a = 1; let b = 2; [a, b, typeof this.b]'), typeof globalThis.a);
console.log(vm.createScript('7').runInThisContext(), vm.runInNewContext('x + y', { x: 1, y: 2 }, 'file.js'));
const context = vm.createContext({ require, console });
console.log(vm.runInContext('require("node:path").join("a", "b")', context));
