// Indices as keys of the global object.
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
  {1:'one',arr:[1]},
  'globalThis[1]',
  'globalThis[2]="two"',
  (s)=>s[2],
  'delete globalThis[1]',
  (s)=>1 in s,
  '2 in globalThis',
  'Object.keys(globalThis)',
  'Object.getOwnPropertyDescriptor(globalThis,2)',
  'Object.defineProperty(globalThis,7,{value:"seven",enumerable:true}); globalThis[7]',
  '"use strict"; globalThis[9]=1; globalThis[9]',
  'delete globalThis[7]',
  '"use strict"; globalThis[4294967295]=1; globalThis[4294967295]',
);
