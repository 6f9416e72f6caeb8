// The global object as an object.
'use strict';
const vm = require('node:vm');

const run = (context, code) => {
  try {
    return vm.runInContext(code, context);
  } catch (e) {
    return `${e.name}: ${e.message}`;
  }
};

// Strings run inside of the context, functions get the sandbox outside.
function test(sandbox, ...steps) {
  const context = vm.createContext(sandbox);
  for (const step of steps) {
    const result = typeof step === 'function' ? step(sandbox, context) : run(context, step);
    console.log(String(step), '=>', result);
  }
  console.log(Object.getOwnPropertyDescriptors(sandbox));
}

test(
  {a:1},
  'Object.keys(globalThis)',
  'JSON.stringify(globalThis)',
  'Object.prototype.hasOwnProperty.call(globalThis,"a")',
  'hasOwnProperty("a")',
  '"toString" in globalThis',
  'toString===Object.prototype.toString',
  'valueOf()===globalThis',
  'typeof globalThis',
  'Object.getPrototypeOf(globalThis)===Object.prototype',
  'globalThis instanceof Object',
  'Object.prototype.toString.call(globalThis)',
  'this.constructor===Object',
  'Object.setPrototypeOf(globalThis,{pp:1}); typeof pp',
  'Object.isExtensible(globalThis)',
  'Object.preventExtensions(globalThis)===globalThis',
  'newone=1; typeof newone',
  'typeof nope',
  'nope',
  '({}).constructor===Object',
  'eval("var ev=1"); ev',
  (s)=>s.ev,
  '(0,eval)("var iev=2"); iev',
  (s)=>s.iev,
  'new Function("return this")()===globalThis',
  'with({a:9}) { a=10 } a',
  'a++ + ++a',
  'a??=5',
  'b??=6; b',
  'typeof b',
  '[zz]=[1]; zz',
  '({dd}={dd:4}); dd',
  'for (ff of [1,2]); ff',
  'delete a; typeof a',
  'arguments',
  '(()=>{ try{ return arguments }catch(e){return e.name}})()',
);
