// timeout: endless runs are ended, also inside of others.
'use strict';
const vm = require('node:vm');

const context = vm.createContext({});

function attempt(fn) {
  const text = String(fn).slice(6);
  try {
    console.log(text, '=>', fn());
  } catch (e) {
    console.log(text, '!', e.name, e.code, e.message);
  }
}

attempt(() => vm.runInThisContext('try{for(;;);}catch(e){1}finally{2}',{timeout:5}));
attempt(() => { const g={vm,console}; return vm.runInNewContext('let r=[]; try { vm.runInNewContext("for(;;);",{}, {timeout:5}) } catch(e){ r.push(e.code) }; r.push("after"); r',g,{timeout:100000})});
attempt(() => { const g={vm,console}; return vm.runInNewContext('try { vm.runInNewContext("for(;;);",{}, {timeout:100000}) } catch(e){ "caught "+e.message }',g,{timeout:10})});
attempt(() => vm.runInContext('for (;;);', context, { timeout: 5 }));
attempt(() => vm.runInThisContext('for (;;);', { timeout: 5 }));
attempt(() => vm.runInNewContext('for (;;);', {}, { timeout: 5 }));
attempt(() => vm.runInContext('after = 1', context, { timeout: 100_000 }));
