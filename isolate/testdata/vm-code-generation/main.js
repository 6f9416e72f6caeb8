// codeGeneration: whether a context may compile strings and WebAssembly.
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

attempt(() => vm.runInNewContext('1',{}, {contextCodeGeneration:1}));
attempt(() => vm.runInNewContext('1',{}, {contextCodeGeneration:{strings:1}}));
attempt(() => vm.runInNewContext('eval("1")',{}, {contextCodeGeneration:{strings:false}}));
attempt(() => vm.runInNewContext('new Function("1")',{}, {contextCodeGeneration:{strings:false}}));
attempt(() => vm.runInNewContext('new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0]))',{}, {contextCodeGeneration:{wasm:false}}));
attempt(() => typeof vm.runInNewContext('new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0]))',{}, {contextCodeGeneration:{wasm:true}}));
