// Primitives and objects of primitives go a shorter way than other messages; what is almost one goes the long way.
// Each value goes so often that whatever is learned of its shape on the way has been learned.
const { MessageChannel, Worker, receiveMessageOnPort } = require('node:worker_threads');
const { inspect } = require('node:util');

const ROUNDS = 12;
class WithField { x = 1; }

const values = [
  1, -0, 0, 2 ** 30, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5, NaN, -Infinity, null, undefined, true, false, 10n,
  '', 'ä', '€uro', '\ud800', 'x'.repeat(1000), 'x'.repeat(3000), 'a'.repeat(20) + '€'.repeat(20),
  'abcdefghijklmnopqrstuvwxyz'.slice(3, 20), '€ and more than that'.slice(2, 18),
  {}, { a: 1 }, { a: -0, b: 'x', c: undefined, d: null, e: true, f: 2 ** 31 - 1, g: 1e10, h: 2n }, { a: { b: 1 } },
  { 1: 2 }, { b: 1, 1: 2 }, { __proto__x: 1 }, JSON.parse('{"__proto__":5,"a":1}'), Object.create(null),
  Object.create({ inherited: 1 }), Object.freeze({ a: 1 }), { get a() { return 1; } }, { [Symbol('s')]: 1, b: 2 },
  Object.defineProperty({ shown: 1 }, 'hidden', { value: 2 }), { 'ключ': 'значение', '€': 1 }, { long: 'x'.repeat(4000) },
  Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`k${i}`, `v${i}`])),
  Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, i])),
  { a: 'a'.repeat(20) + 'b'.repeat(20) }, new WithField(), [1, 'two'],
];

function show(value) {
  const plain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return `${inspect(value, { depth: 5, maxStringLength: 40 })} ${plain}`;
}

const { port1, port2 } = new MessageChannel();
for (let round = 1; round <= ROUNDS; round++) {
  for (const value of values) {
    port1.postMessage(value);
    const { message } = receiveMessageOnPort(port2);
    if (round === ROUNDS) console.log(show(message));
  }
}
for (const refused of [Symbol('s'), () => {}, { f() {} }, { s: Symbol('t') }]) {
  try {
    port1.postMessage(refused);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
console.log(receiveMessageOnPort(port2));

const worker = new Worker(`
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (value) => parentPort.postMessage(value));`, { eval: true });
let seen = 0;
worker.on('message', (value) => {
  seen++;
  if (seen > values.length * (ROUNDS - 1)) console.log('back', show(value));
  if (seen === values.length * ROUNDS) worker.terminate();
});
for (let round = 1; round <= ROUNDS; round++) for (const value of values) worker.postMessage(value);
