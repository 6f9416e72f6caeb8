const _ = require('lodash');
console.log(_.chunk([1, 2, 3, 4, 5], 2), _.groupBy([1.2, 1.8, 2.1], Math.floor), _.merge({ a: { b: 1 } }, { a: { c: [2] } }));
console.log(_.template('hello <%= user %>: <% _.each(items, i => { %>[<%- i %>]<% }) %>')({ user: 'x', items: ['<', '>'] }));
const deep = { d: new Date(0), m: new Map([[1, { a: 1 }]]), r: /x/gi, t: new Uint8Array([1, 2]) };
const copy = _.cloneDeep(deep);
console.log(copy, _.isEqual(copy, deep), copy.m.get(1) !== deep.m.get(1));
console.log(_(Array.from({ length: 10 }, (v, i) => i)).filter((n) => n % 2).map((n) => n * n).take(3).value());
const d = _.debounce(() => console.log('debounced'), 10); d(); d();
console.log(Object.keys(_).length > 300, _.VERSION, _.camelCase('Foo Bar-baz'), _.deburr('déjà vu'));
