// Many objects of one shape: odd keys, what stands on the prototypes, values of changing kinds, nesting.
'use strict';
const v8 = require('node:v8');
const { MessageChannel, receiveMessageOnPort } = require('node:worker_threads');
const assert = require('node:assert');

Object.defineProperty(Object.prototype, 'trap', { set() { throw new Error('a setter ran'); }, configurable: true });
const range = (n, make) => Array.from({ length: n }, (_, i) => make(i));

const lists = {
  'odd keys': range(60, (i) => ({
    '': i, 'a"b': 1, 'line\nbreak': 2, '\u2028': 3, 'schlüssel': 4, 'キー': 5, '\ud800': 6, 'x\\y': 7, 'constructor': 8,
    'toString': 9, 'return': 10, '-1': 11, 'v0': 12, '${x}': 13, 'trap': 14, '__proto__x': 15,
  })),
  'kinds that change': range(80, (i) => ({ a: [i, i + 0.5, `s${i}`, null, undefined, { i }, [i], i % 2 === 0, 10n ** BigInt(i), new Date(i)][i % 10], b: i })),
  'nested': range(50, (i) => ({ id: i, inner: { x: i, deep: { y: [i, { z: i }] } }, list: range(i % 4, (k) => ({ k })) })),
  'some are different': range(60, (i) => (i % 7 === 0 ? { a: 1, b: 2, c: 3 } : i % 5 === 0 ? { b: 1, a: 2 } : { a: i, b: i })),
  'holes': range(20, (i) => ({ list: [1, , { i }], other: [, , 3], text: 'x'.repeat(20) })),
  'numbers': range(40, (i) => ({ n: i * 1.5, m: -0, k: NaN, big: 2 ** 40 + i, small: i, list: [0.5, i, -0, Infinity] })),
  'one name that is long': range(30, (i) => ({ ['n'.repeat(3000)]: i })),
  'very many keys': range(12, (i) => Object.fromEntries(range(200, (k) => [`key${k}`, i * k]))),
};
const own = Object.create(null);
own.list = range(30, (i) => Object.assign(Object.create({ hidden: 1 }), { seen: i }));
lists['other prototypes'] = own;

const { port1, port2 } = new MessageChannel();
for (const [name, list] of Object.entries(lists)) {
  const plain = v8.deserialize(v8.serialize(list));
  for (let round = 0; round < 3; round++) {
    assert.deepStrictEqual(structuredClone(list), plain);
    port1.postMessage(list);
    const { message } = receiveMessageOnPort(port2);
    assert.deepStrictEqual(message, plain);
  }
  const first = (Array.isArray(plain) ? plain : plain.list)[0];
  console.log(name, Object.getPrototypeOf(first) === Object.prototype, Object.keys(first).length,
              JSON.stringify(structuredClone(list), (k, v) => (typeof v === 'bigint' ? `${v}n` : v)).length);
}

// The same object twice is one object again.
const shared = { s: 1 };
const twice = structuredClone(range(40, (i) => ({ i, shared, text: 'some text to make it long' })));
console.log(twice.every((o) => o.shared === twice[0].shared), twice[0].shared);
// What arrives can be changed like any object.
const [one, two] = structuredClone(range(20, (i) => ({ a: i, b: `text ${i} of some length to come` }))).slice(10);
one.a = 'text';
delete two.a;
two.c = 1;
Object.freeze(one);
console.log(one, two, structuredClone([one, two]));
