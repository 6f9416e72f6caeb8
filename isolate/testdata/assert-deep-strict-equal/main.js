const assert = require('assert');
const attempt = (actual, expected) => {
  try {
    assert.deepStrictEqual(actual, expected);
    console.log('equal');
  } catch (err) {
    console.log(`<${err.message}>`);
  }
};
class A { constructor() { this.x = 1; } }
class B { constructor() { this.x = 1; } }
attempt({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 });
attempt({ a: 1, b: { c: [1, 2, { d: 3 }] } }, { a: 1, b: { c: [1, 2, { d: 4 }] } });
attempt([1, 2, 3], [1, 2, 3, 4]);
attempt([1, [2]], [1, ['2']]);
attempt(new A(), new B());
attempt(Object.create(null), {});
attempt(new Map([[1, { a: 1 }]]), new Map([[1, { a: 2 }]]));
attempt(new Set([1, 2]), new Set([1, 3]));
attempt({ a: undefined }, {});
attempt([1, , 3], [1, undefined, 3]);
attempt(-0, 0);
attempt(new Date(0), new Date(1));
attempt(/a/g, /a/i);
attempt(new Uint8Array([1, 2]), new Uint8Array([1, 3]));
attempt(new Error('a'), new Error('b'));
attempt([new Number(1)], [new Number(2)]);
