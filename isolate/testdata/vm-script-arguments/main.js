// Script: what it takes.
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

attempt(() => new vm.Script());
attempt(() => new vm.Script(Symbol()));
attempt(() => vm.Script('1'));
attempt(() => new vm.Script({toString(){return '3'}}).runInThisContext());
attempt(() => new vm.Script('1').runInContext());
attempt(() => new vm.Script('1').runInContext({}));
attempt(() => new vm.Script('1').runInNewContext());
attempt(() => new vm.Script('1').runInThisContext('x'));
attempt(() => new vm.Script('1').runInThisContext(null));
attempt(() => vm.Script.prototype.runInThisContext.call({}));
attempt(() => vm.Script.prototype.createCachedData.call({}));
attempt(() => vm.createScript('5').runInThisContext());
