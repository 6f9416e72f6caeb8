// Symbols as keys of the global object.
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
  {[Symbol.for('s')]:1},
  'globalThis[Symbol.for("s")]',
  'globalThis[Symbol.for("t")]=2',
  (s)=>s[Symbol.for('t')],
  'Object.getOwnPropertySymbols(globalThis).length',
  'delete globalThis[Symbol.for("s")]',
  (s)=>s[Symbol.for('s')],
  'globalThis[Symbol.toStringTag]="tag"; String(globalThis)',
  (s)=>String(s),
  'Reflect.ownKeys(globalThis).includes(Symbol.for("t"))',
  'Object.defineProperty(globalThis, Symbol.for("d"), {value:3}); globalThis[Symbol.for("d")]',
  '"use strict"; globalThis[Symbol.for("u")]=1; globalThis[Symbol.for("u")]',
);
