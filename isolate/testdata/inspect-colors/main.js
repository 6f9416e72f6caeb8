'use strict';
const { inspect } = require('util');
const show = (v, o) => console.log(JSON.stringify(inspect(v, { colors: true, ...o })));
show({ n: 1, s: 'str', b: true, u: undefined, nul: null, sym: Symbol('x'), big: 1n, d: new Date(0), r: /x/g, f() {}, [Symbol('k')]: 1, 'quoted-key': 2 });
show([1, , 'a']); show(new Map([['k', 1]])); show(new Set([null])); show(new Number(3)); show(class A {}); show(Promise.resolve(1)); show(new ArrayBuffer(2));
const o = {}; o.o = o; show(o); show({ a: { b: { c: {} , d: [1] } } }, { depth: 0 }); show({ get g() { return 1; } }, { getters: true });
inspect.styles.number = 'red'; inspect.colors.red = [1, 2]; show(1);
delete inspect.styles.number; show(1);
