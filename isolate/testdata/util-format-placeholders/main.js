'use strict';
const { format } = require('util');
class P { toString() { return 'P!'; } } class Plain { a = { b: 1 }; }
const values = [undefined, null, 1, -0, 1.5, 'str', '12abc', 10n, true, Symbol('x'), { a: { b: { c: 1 } } }, [1, [2, [3]]], () => {}, function foo() {}, class A {}, new Date(0), /a/, new Map([[1, 2]]), new P(), new Plain(), Object.create(null), { toString() { return 'ts'; } }, '', [], new Number(5), { [Symbol.toPrimitive]() { return 'prim'; } }];
for (const f of ['%s', '%d', '%i', '%f', '%j', '%O', '%c']) for (const v of values) { try { console.log(f, format(`<${f}>`, v)); } catch (e) { console.log(f, e.message); } }
