// A sandbox that has globals of its own.
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
  {Array:'mine', undefined:3, globalThis:7, console:1},
  'Array',
  'undefined',
  'globalThis',
  'this.Array',
  'typeof this',
  'console',
  '[].constructor===Array',
);
