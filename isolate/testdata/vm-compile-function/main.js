// compileFunction: parameters, extensions, the context it belongs to.
'use strict';
const vm = require('node:vm');

const context = vm.createContext({ outside: 'in context' });
console.log(vm.compileFunction('return [a, b, arguments.length]', ['a', 'b'])(1, 2, 3));
const inContext = vm.compileFunction('return [outside, this === globalThis, typeof require]', [], { parsingContext: context });
console.log(inContext(), inContext instanceof Function, vm.runInContext('(f) => f instanceof Function', context)(inContext));
console.log(vm.compileFunction('return x + y', [], { contextExtensions: [{ x: 1, y: 2 }, { y: 10 }] })());
console.log(vm.compileFunction('x = 5; return x', [], { contextExtensions: [{ x: 1 }] })(), typeof x);
console.log(vm.compileFunction('return outside + x', [], { parsingContext: context, contextExtensions: [{ x: '!' }] })());
console.log(vm.compileFunction('return new.target !== undefined').name, vm.compileFunction('', ['a', 'b', 'c']).length);
for (const code of ['return )', 'throw new Error("thrown")', 'return missing']) {
  try {
    console.log(vm.compileFunction(code, [], { filename: 'compiled.js', lineOffset: 9, columnOffset: 3, parsingContext: context })());
  } catch (e) {
    console.log(e.name, e.message, e instanceof Error, /compiled\.js:\d+/.exec(e.stack)?.[0]);
  }
}
const target = { exports: {} };
vm.compileFunction('exports.value = require("node:path").sep; module.exports.done = true', ['exports', 'require', 'module'])(target.exports, require, target);
console.log(target.exports);
