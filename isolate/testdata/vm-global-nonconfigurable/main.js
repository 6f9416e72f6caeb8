// A property of the sandbox that cannot be deleted.
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
  Object.defineProperty({},'r',{value:1,writable:true,enumerable:true,configurable:false}),
  'delete r',
  '"use strict"; delete globalThis.r',
  'r=3',
  'r',
  'Object.getOwnPropertyDescriptor(globalThis,"r")',
  'Object.defineProperty(globalThis,"r",{value:4,writable:false})',
  'r',
  'r=5;r',
);
