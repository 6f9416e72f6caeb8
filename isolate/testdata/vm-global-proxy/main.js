// A Proxy as sandbox.
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
  new Proxy({a:1},{get(t,k,r){return k in t?t[k]:typeof k==='string'?'P'+k:undefined}, has(t,k){return k!=='nothere'&&k!=='Array' }, set(t,k,v){t['set_'+String(k)]=v;return true}, deleteProperty(t,k){ return k!=='nodel' }}),
  'a',
  'b',
  'typeof nothere',
  'nothere',
  'Array',
  'x=1',
  'x',
  'globalThis.y=2',
  'delete a',
  'delete nodel',
  '"zz" in globalThis',
  'Object.keys(globalThis)',
  'var vv=1; vv',
  'function pf(){}; typeof pf',
  '"use strict"; delete globalThis.nodel',
  'Object.getOwnPropertyDescriptor(globalThis,"a")',
  'Object.defineProperty(globalThis,"dp",{value:1,configurable:true}).dp',
);
