// runInContext, runInNewContext and runInThisContext: what they take.
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

attempt(() => vm.runInContext('1'));
attempt(() => vm.runInContext('1',{}));
attempt(() => vm.runInContext('1',null));
attempt(() => vm.runInContext('1',1));
attempt(() => vm.runInContext(1,context));
attempt(() => vm.runInContext('1',context,1));
attempt(() => vm.runInContext('1',context,{timeout:0}));
attempt(() => vm.runInContext('1',context,{timeout:'1'}));
attempt(() => vm.runInContext('1',context,{timeout:-1}));
attempt(() => vm.runInContext('1',context,{timeout:1.5}));
attempt(() => vm.runInContext('1',context,{displayErrors:1}));
attempt(() => vm.runInContext('1',context,{breakOnSigint:1}));
attempt(() => vm.runInContext('1',context,{filename:1}));
attempt(() => vm.runInContext('1',context,{lineOffset:'1'}));
attempt(() => vm.runInContext('1',context,{lineOffset:2**31}));
attempt(() => vm.runInContext('1',context,{columnOffset:1.5}));
attempt(() => vm.runInContext('1',context,{cachedData:1}));
attempt(() => vm.runInContext('1',context,{cachedData:Buffer.alloc(3)}));
attempt(() => vm.runInContext('1',context,{produceCachedData:1}));
attempt(() => vm.runInContext('1',context,{importModuleDynamically:1}));
attempt(() => vm.runInContext('1',context,null));
attempt(() => vm.runInContext('1',context,'file'));
attempt(() => vm.runInNewContext('1'));
attempt(() => vm.runInNewContext('a',{a:2}));
attempt(() => vm.runInNewContext('a',1));
attempt(() => vm.runInNewContext('a',null));
attempt(() => vm.runInNewContext('1',{}, {contextName:1}));
attempt(() => vm.runInNewContext('1',{}, {contextOrigin:1}));
attempt(() => vm.runInNewContext('1',{}, {microtaskMode:1}));
attempt(() => vm.runInThisContext('1',1));
attempt(() => vm.runInThisContext());
attempt(() => vm.runInThisContext('this===globalThis'));
attempt(() => vm.runInThisContext('1',{timeout:0}));
