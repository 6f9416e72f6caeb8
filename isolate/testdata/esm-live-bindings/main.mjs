import { n, up, default as d, obj } from './counter.mjs';
import * as ns from './counter.mjs';
console.log(n, ns.n, d, obj);
up();
console.log(n, ns.n, Object.keys(ns), ns[Symbol.toStringTag]);
try {
  n = 5;
} catch (e) {
  console.log(e.name, e.message);
}
try {
  ns.n = 5;
} catch (e) {
  console.log(e.name, e.message);
}
console.log(ns);
