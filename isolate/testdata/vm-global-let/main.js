// let, const and class stay out of the sandbox.
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
  'let l=1; const k=2; class K{}',
  (s)=>Object.keys(s).length,
  'l+k',
  'let l=2',
  'typeof K',
  (s)=>{s.l=9},
  'l',
  'globalThis.l',
);
