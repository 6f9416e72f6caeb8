// A store to the global object goes to the sandbox.
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
  'x=1',
  'x',
  'globalThis.x',
  'this.x',
  (s)=>s.x,
  'x=2',
  (s)=>s.x,
  (s)=>(s.x=3),
  'x',
  'delete x',
  (s)=>'x' in s,
  'typeof x',
);
