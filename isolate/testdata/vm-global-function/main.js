// Function declarations go to the sandbox.
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
  'function f(){return 1}',
  (s)=>typeof s.f,
  'f()',
  '"use strict"; function g(){return this} g()',
  (s)=>typeof s.g,
  'function f(){return 2} f()',
  (s)=>s.f(),
  'f.constructor===Function',
);
