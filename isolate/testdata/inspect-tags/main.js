'use strict';
console.log({ [Symbol.toStringTag]: 'own' }, Object.create({ [Symbol.toStringTag]: 'inherited' }));
class T { get [Symbol.toStringTag]() { return 'Tag'; } }
class Same { get [Symbol.toStringTag]() { return 'Same'; } }
console.log(new T(), new Same(), T.prototype, Object.setPrototypeOf({ a: 1 }, T.prototype));
console.log(Math, JSON, Reflect, Atomics, (function* () {})(), (async function* () {})(), (function () { return arguments; })(1, 2), [1][Symbol.iterator]());
