// Object.defineProperty on the global object.
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
  {},
  'Object.defineProperty(globalThis,"a",{value:1})',
  (s)=>s.a,
  'a=2;a',
  '"use strict"; a=2',
  'Object.defineProperty(globalThis,"b",{get(){return "got"},configurable:true,enumerable:true})',
  'b',
  'b=1;b',
  'Object.getOwnPropertyDescriptor(globalThis,"b")',
  'Object.defineProperty(globalThis,"b",{value:7,writable:true})',
  'b',
  'Object.defineProperty(globalThis,"a",{value:3})',
  'Object.defineProperty(globalThis,"w",{writable:true}); w',
  'Object.defineProperty(globalThis,"s",{set(v){this.sv=v}}); s=3; sv',
  'Reflect.defineProperty(globalThis,"a",{value:9})',
  'Object.defineProperties(globalThis,{m:{value:1,enumerable:true},n:{value:2}}); m+n',
  'Object.freeze(globalThis)',
);
