'use strict';
// What perf_hooks exports: names, order, attributes, lengths.
const hooks = require('node:perf_hooks');
const describe = (o) => Object.getOwnPropertyNames(o).map((key) => {
  const { value, get, set, enumerable, configurable } = Object.getOwnPropertyDescriptor(o, key);
  const what = get ? `${get.name}${set ? ' and set' : ''}` : typeof value === 'function' ? `${value.name}/${value.length}` : typeof value;
  return `${key}: ${what}${enumerable ? ' enumerable' : ''}${configurable ? ' configurable' : ''}`;
});
console.log(describe(hooks));
for (const [name, value] of Object.entries(hooks)) {
  if (typeof value !== 'function') continue;
  console.log(name, Object.getPrototypeOf(value).name, describe(value));
  // nodeTiming is made late here.
  if (/^[A-Z]/.test(name)) console.log(describe(value.prototype).filter((line) => !line.startsWith('nodeTiming')));
}
for (const key in hooks.performance) console.log(key);
console.log(hooks.constants, describe(hooks.constants).filter((line) => line.includes('enumerable')));
const histogram = hooks.createHistogram();
for (const made of [histogram, hooks.monitorEventLoopDelay()]) {
  for (let p = Object.getPrototypeOf(made); p !== Object.prototype; p = Object.getPrototypeOf(p)) {
    console.log(describe(p).filter((line) => !line.startsWith('constructor')));
  }
}
for (const name of Object.keys(hooks)) {
  const found = Object.getOwnPropertyDescriptor(globalThis, name);
  if (found !== undefined) console.log(name, found.enumerable, found.configurable, globalThis[name] === hooks[name]);
}
