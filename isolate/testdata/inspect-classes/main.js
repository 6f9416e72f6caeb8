'use strict';
const { inspect } = require('util');
class A { x = 1; }
class B extends A { #hidden = 2; get y() { return 1; } static s = 3; }
class N extends null {}
console.log(A, B, N, class {}, class extends A {});
console.log(new A(), new B(), [new B()], { b: new B() });
console.log(Object.create(A.prototype), Object.create(new A()), A.prototype, B.prototype);
console.log(Object.setPrototypeOf(new A(), null), Object.create(Object.create(null)));
console.log(class { static name = 'named'; });
