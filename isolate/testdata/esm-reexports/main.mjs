import * as ns from './all.mjs';
console.log(ns, Object.keys(ns));
console.log(ns.default.name, ns.path.sep, [...ns.gen()]);
