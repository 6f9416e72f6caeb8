'use strict';
console.log(new Number(3), new Number(-0), new String('a\'b'), new Boolean(false), Object(1n), Object(Symbol('q')));
console.log(Object.assign(new String('ab'), { x: 1 }), Object.assign(new Number(3), { y: [1] }));
class S extends String {}
console.log(new S('sub'), [new Number(1)], { b: new Boolean(true) });
