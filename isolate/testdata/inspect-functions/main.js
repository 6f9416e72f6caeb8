'use strict';
function named() {}
console.log(named, () => {}, async () => {}, function* gen() {}, async function* agen() {}, async function af() {});
console.log(Object.assign(function withProps() {}, { a: 1, b: { c: 2 } }));
console.log(Object.setPrototypeOf(function orphan() {}, null), Object.setPrototypeOf(() => {}, null));
class F extends Function {}
console.log(new F(), Object.setPrototypeOf(named, F.prototype));
console.log([named, class Q {}], { named });
