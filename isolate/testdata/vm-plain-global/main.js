// DONT_CONTEXTIFY: a context with an ordinary global object.
'use strict';
const vm = require('node:vm');

const global = vm.createContext(vm.constants.DONT_CONTEXTIFY);
console.log(vm.isContext(global), vm.runInContext('globalThis', global) === global, vm.createContext(global) === global);
console.log(vm.runInContext('var a = 1; this.b = 2; Object.keys(globalThis)', global), global.a, global.b);
global.c = 3;
console.log(vm.runInContext('c', global), vm.runInContext('Object.isFrozen(Object.freeze(globalThis))', global));
console.log(vm.runInNewContext('typeof globalThis', vm.constants.DONT_CONTEXTIFY));
try {
  console.log(vm.runInContext('"use strict"; d = 4', global));
} catch (e) {
  console.log(e.name, e.message);
}
