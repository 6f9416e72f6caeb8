// import() in code of node:vm, where modules are enabled.
const vm=require('node:vm'); const path=require('node:path');
const show=async(n,f)=>{ try { const r=await f(); console.log(n,'=>',r) } catch(e){ console.log(n,'!',e?.name,e?.code,e?.message, e instanceof Error) } };
const c=vm.createContext({});
(async()=>{
await show('none', ()=>vm.runInThisContext('import("fs")'));
await show('none ctx', ()=>vm.runInContext('import("fs")',c));
await show('compile none', ()=>vm.compileFunction('return import("fs")')());
await show('fn', ()=>vm.runInThisContext('import("fs")',{importModuleDynamically(...a){ console.log(a.length,a[0],a[1]?.constructor?.name,a[2]); return import('path')}}).then(m=>typeof m.join));
await show('default loader', ()=>vm.runInThisContext('import("fs")',{importModuleDynamically:vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER}).then(m=>typeof m.readFileSync));
await show('default loader ctx', ()=>vm.runInContext('import("fs")',c,{importModuleDynamically:vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER}).then(m=>typeof m.readFileSync));
await show('default loader rel', ()=>vm.runInThisContext('import("./nope.mjs")',{filename:path.join(__dirname,'x.js'),importModuleDynamically:vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER}));
await show('compile default loader', ()=>vm.compileFunction('return import("fs")',[],{importModuleDynamically:vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER})().then(m=>typeof m.readFileSync));
await show('compile fn', ()=>vm.compileFunction('return import("xyz")',[],{importModuleDynamically(s,f,a){ console.log(s,typeof f,a); return import('path')}})().then(m=>typeof m.join));
await show('throws', ()=>vm.runInThisContext('import("fs")',{importModuleDynamically(){throw new Error('mine')}}));
await show('bad', ()=>vm.runInThisContext('import("fs")',{importModuleDynamically(){return 5}}));
await show('obj', ()=>vm.runInThisContext('import("fs")',{importModuleDynamically(){return {}}}));
await show('ctx option', ()=>vm.runInContext('Promise.resolve("import(\'fs\')").then(eval)',vm.createContext({},{importModuleDynamically:vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER})).then(m=>typeof m.readFileSync));
await show('promise realm', async()=>{ const p=vm.runInContext('import("fs")',c,{importModuleDynamically:vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER}); return [p instanceof Promise, vm.runInContext('(p)=>p instanceof Promise',c)(p)] });
await show('new Function', ()=>vm.runInContext('new Function("return import(\'fs\')")()',c));
await show('nested eval', ()=>vm.runInContext('eval("import(\'fs\')")',c,{importModuleDynamically:vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER}).then(m=>typeof m.readFileSync));
})();
