import * as ns from './c.cjs';
console.log(Object.keys(ns), ns.bad, ns.good);
