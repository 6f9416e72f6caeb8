'use strict';
const { format, formatWithOptions } = require('util');
console.log(format(), '|', format('a', 'b', { c: 1 }, 'd'), '|', format(1, '2', [3]), '|', format('%%', 'x'), '|', format('100%', 'x'), '|', format('%s'), '|', format('%s %s', 'a'), '|', format('%x', 1), '|', format('%%%s', 1), '|', format('%s%', 1), '|', format('%', 1));
console.log(format('%o', [1, { a: 2 }]), format('%j', { a: undefined, b: () => {} }), format({ a: 1 }, '%s'), format(Symbol('s'), 'x'), format(null), format('a\nb', 'c'));
const cycle = {}; cycle.c = cycle; console.log(format('%j', cycle), format('%s', cycle), format('%O', cycle));
try { format('%j', { toJSON() { throw new Error('toJSON'); } }); } catch (e) { console.log(e.message); }
console.log(JSON.stringify(formatWithOptions({ colors: true }, '%s %O %d', 'x', { a: 1 }, 5)), formatWithOptions({ compact: false }, { a: { b: 1 } }), formatWithOptions({ depth: 0 }, '%s %O', [[1]], { a: { b: 1 } }));
for (const o of [null, 1, undefined]) try { formatWithOptions(o, 'x'); } catch (e) { console.log(e.code, e.message); }
