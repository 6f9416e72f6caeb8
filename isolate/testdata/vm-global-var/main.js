// var, and what the sandbox has of it.
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
  'var v',
  (s)=>'v' in s,
  'v',
  'var w=2',
  (s)=>s.w,
  'v=3',
  (s)=>s.v,
  '"use strict"; var q=4; q',
  (s)=>s.q,
  'delete w',
  'w',
  'Object.getOwnPropertyDescriptor(globalThis,"v")',
  'Object.getOwnPropertyDescriptor(globalThis,"w")',
);
