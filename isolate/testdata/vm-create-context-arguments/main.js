// createContext and isContext: what they take.
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

attempt(() => vm.createContext(1));
attempt(() => vm.createContext(null));
attempt(() => vm.createContext({},1));
attempt(() => vm.createContext({}, {name:1}));
attempt(() => vm.createContext({}, {origin:1}));
attempt(() => vm.createContext({}, {codeGeneration:1}));
attempt(() => vm.createContext({}, {codeGeneration:{strings:1}}));
attempt(() => vm.createContext({}, {codeGeneration:{wasm:'x'}}));
attempt(() => vm.createContext({}, {microtaskMode:'x'}));
attempt(() => vm.createContext({}, null));
attempt(() => vm.createContext(context)===c);
attempt(() => vm.isContext(context));
attempt(() => vm.isContext({}));
attempt(() => vm.isContext(1));
attempt(() => vm.isContext());
attempt(() => vm.isContext(()=>{}));
attempt(() => vm.isContext([]));
attempt(() => vm.isContext(vm.runInContext('this',context)));
attempt(() => vm.createContext(vm.constants.DONT_CONTEXTIFY));
attempt(() => vm.createContext(()=>{}));
attempt(() => vm.createContext([]).length);
