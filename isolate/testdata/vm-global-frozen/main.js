// A frozen sandbox.
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
  Object.freeze({a:1}),
  'a=2; a',
  '"use strict"; a=2',
  'b=1',
  'b',
  '"use strict"; globalThis.c=1',
  'c',
  'var d=1; d',
  'delete a',
  'delete b; typeof b',
  'function ff(){}; typeof ff',
);
