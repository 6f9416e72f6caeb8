// compileFunction: what it takes and gives.
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

attempt(() => vm.compileFunction(1));
attempt(() => vm.compileFunction('return 1',1));
attempt(() => vm.compileFunction('return 1',[1]));
attempt(() => vm.compileFunction('return 1',[],1));
attempt(() => vm.compileFunction('return 1',[],{filename:1}));
attempt(() => vm.compileFunction('return 1',[],{lineOffset:'a'}));
attempt(() => vm.compileFunction('return 1',[],{columnOffset:'a'}));
attempt(() => vm.compileFunction('return 1',[],{cachedData:1}));
attempt(() => vm.compileFunction('return 1',[],{cachedData:Buffer.from('')}).cachedDataRejected);
attempt(() => vm.compileFunction('return 1',[],{produceCachedData:1}));
attempt(() => vm.compileFunction('return 1',[],{parsingContext:1}));
attempt(() => vm.compileFunction('return 1',[],{parsingContext:{}}));
attempt(() => vm.compileFunction('return 1',[],{contextExtensions:1}));
attempt(() => vm.compileFunction('return 1',[],{contextExtensions:[1]}));
attempt(() => vm.compileFunction('return a+b+x',['a','b'],{contextExtensions:[{x:100}]})(1,2));
attempt(() => vm.compileFunction('}'));
attempt(() => vm.compileFunction('return 1',undefined,undefined)());
attempt(() => vm.compileFunction('return this').call(5) instanceof Number);
attempt(() => vm.compileFunction('return y',[], {parsingContext:context}).call());
attempt(() => vm.compileFunction('',['a','b']).length);
attempt(() => vm.compileFunction('').name);
attempt(() => Object.getOwnPropertyNames(vm.compileFunction('',[],{produceCachedData:true})));
attempt(() => vm.compileFunction('',[],{produceCachedData:true}).cachedDataProduced);
attempt(() => vm.compileFunction('',[],{importModuleDynamically:1}));
attempt(() => vm.compileFunction('return function(){}')().constructor===Function);
attempt(() => vm.compileFunction('return Object',[],{parsingContext:context})()===Object);
attempt(() => Object.getPrototypeOf(vm.compileFunction('',[],{parsingContext:context}))===Function.prototype);
