// Stores in strict code.
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
  {y:1},
  '"use strict"; undeclared=1',
  (s)=>'undeclared' in s,
  '"use strict"; y=2',
  (s)=>s.y,
  '"use strict"; globalThis.z=3',
  (s)=>s.z,
  '"use strict"; delete globalThis.z',
  (s)=>'z' in s,
  '"use strict"; Array=1',
  (s)=>s.Array,
);
