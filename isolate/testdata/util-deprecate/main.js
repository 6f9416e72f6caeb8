'use strict';
const { deprecate } = require('util');
process.on('warning', (w) => console.log(w.name, w.code, w.message));
const f = deprecate(function original(a, b) { return [this && this.x, a, b, new.target !== undefined]; }, 'f is old', 'DEP_TEST_1');
console.log(f.call({ x: 1 }, 2, 3), f(4, 5));
const g = deprecate(() => 'g', 'g is old', 'DEP_TEST_1'); console.log(g());
const h = deprecate(() => 'h', 'no code'); console.log(h(), h());
class K { constructor(v) { this.v = v; } static s = 1; } const DK = deprecate(K, 'K is old'); console.log(new DK(3) instanceof K, new DK(4).v, DK.s, DK.prototype === K.prototype);
try { deprecate(() => {}, 'x', 5); } catch (e) { console.log(e.code, e.message); }
