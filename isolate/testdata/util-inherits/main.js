'use strict';
const { inherits } = require('util');
function A() {} A.prototype.hi = function() { return 'hi ' + this.constructor.name; };
function B() {} inherits(B, A);
console.log(new B().hi(), new B() instanceof A, B.super_ === A, Object.keys(B));
class C {} class D {} inherits(D, C); console.log(new D() instanceof C);
for (const args of [[], [null, A], [B, null], [B, () => {}]]) try { inherits(...args); } catch (e) { console.log(e.code, e.message); }
