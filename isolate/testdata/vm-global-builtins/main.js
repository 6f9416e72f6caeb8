// The built-in globals of a context.
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
  'typeof Array',
  'Array=1; Array',
  'delete globalThis.Map',
  'typeof Map',
  (s)=>s.Array,
  'undefined=1; undefined',
  'NaN=1; NaN',
  '"use strict"; undefined=1',
  'delete globalThis.NaN',
  '"Array" in globalThis',
  'Object.hasOwn(globalThis,"Set")',
  'Object.getOwnPropertyDescriptor(globalThis,"Set")',
  'Object.getOwnPropertyNames(globalThis).slice(0,3)',
  'globalThis===this',
  'var Set=5; Set',
  (s)=>s.Set,
  'function Promise(){}; Promise.length',
);
