'use strict';
console.log(new Date(0), new Date(NaN), Object.assign(new Date(0), { x: 1 }), /a\/b/gi, Object.assign(/r/, { y: 2 }));
class D extends Date {} class R extends RegExp {}
console.log(new D(0), new R('x', 'y'), { d: new Date(86400000), r: /q/u }, { a: { b: { c: new Date(0), d: Object.assign(new Date(0), { z: 1 }) } } });
