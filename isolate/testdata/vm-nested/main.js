// Contexts in contexts, and one object in several.
'use strict';
const vm = require('node:vm');

const outer = vm.createContext({ vm, log: console.log });
console.log(vm.runInContext(`
  const inner = vm.createContext({ depth: 2, log });
  inner.self = inner;
  log(vm.runInContext('self === globalThis', inner), vm.isContext(inner));
  vm.runInContext('log(depth); depth++', inner);
  inner.depth
`, outer));
const sandbox = { value: 1 };
const context = vm.createContext(sandbox);
console.log(context === sandbox, vm.createContext(sandbox) === sandbox, vm.createContext(context, { name: 1 }) === sandbox);
const other = vm.createContext({ neighbour: sandbox });
console.log(vm.runInContext('neighbour.value = 2; neighbour', other) === sandbox, vm.runInContext('value', context));
vm.runInContext('function exported() { return value; } value = 3', context);
other.exported = sandbox.exported;
console.log(vm.runInContext('exported()', other), sandbox.exported());
console.log(vm.runInContext('this', context) === vm.runInContext('globalThis', context), vm.isContext(vm.runInContext('this', context)));
console.log(vm.runInContext('Object', context) === vm.runInContext('Object', other), vm.runInContext('Object', context) === Object);
console.log(vm.runInContext('(() => { "use strict"; return this })()', context) === sandbox);
console.log(vm.runInContext('new Function("return this")()', context) === vm.runInContext('this', context));
const inherits = vm.createContext(Object.create(sandbox));
console.log(vm.runInContext('value', inherits), vm.runInContext('value = 9; value', inherits), sandbox.value);
