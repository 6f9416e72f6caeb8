// What the sandbox inherits.
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
  Object.create({inherited:1, get ig(){return 'ig'}, set is(v){this.viaproto=v}}),
  'inherited',
  'inherited=2',
  (s)=>Object.hasOwn(s,'inherited'),
  'ig',
  'is=3',
  (s)=>s.viaproto,
  '"inherited" in globalThis',
  'Object.keys(globalThis)',
  'let ks=[]; for (const k in globalThis) ks.push(k); ks',
  'delete inherited',
  'inherited',
  '"use strict"; is=4; viaproto',
  '"use strict"; ig=4',
);
