'use strict';
// What a program has put in the place of V8's own functions is not called by structuredClone and v8.deserialize.
const v8 = require('v8');

let log = '';
const note = (name) => function noted() { log += `${name},`; };
const descriptor = Object.getOwnPropertyDescriptor, ownKeys = Reflect.ownKeys;
const ways = { clone: structuredClone, v8: (v) => v8.deserialize(v8.serialize(v)) };

function errors() {
  const list = [];
  for (const Kind of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) {
    for (let i = 0; i < 3; i++) list.push(new Kind(`message ${i}`, i === 1 ? { cause: [i] } : undefined));
  }
  const own = new Error('own');
  own.name = 'TypeError';
  own.extra = 1;
  const bare = new Error('bare');
  delete bare.message;
  const text = new Error('text');
  text.stack = 'a stack of its own';
  const none = new Error('none');
  Object.defineProperty(none, 'stack', { value: undefined });
  const number = new Error('number');
  number.message = 7;
  const accessor = new Error('accessor');
  Object.defineProperty(accessor, 'message', { get: () => 'got' });
  list.push(own, bare, text, none, number, accessor);
  list.forEach((e, i) => { if (typeof e.stack === 'string' && i < 21) e.stack = `stack ${i}`; });
  return list;
}

function show(o) {
  const keys = ownKeys(o);
  const fields = [];
  for (let i = 0; i < keys.length; i++) {
    const d = descriptor(o, keys[i]);
    const value = typeof d.value === 'string' ? d.value.split('\n')[0] : typeof d.value === 'object' ? JSON.stringify(d.value) : String(d.value);
    fields[i] = `${String(keys[i])}=${value} ${d.enumerable ? 'e' : ''}${d.writable ? 'w' : ''}${d.configurable ? 'c' : ''}`;
  }
  return `${Object.getPrototypeOf(o).constructor.name} ${fields.join('; ')}`;
}

const times = Array.from({ length: 12 }, (_, i) => new Date(i * 1000));
const patterns = Array.from({ length: 12 }, (_, i) => /a(b)/gi);
patterns[1].lastIndex = 5;
patterns[2].lastIndex = 1.5;
patterns[3].extra = 1;
patterns[4].lastIndex = { valueOf: note('lastIndex') };
Object.setPrototypeOf(patterns[5], null);
Object.freeze(patterns[6]);
patterns[7].compile('changed', 'm');
const maps = [new Map(Array.from({ length: 20 }, (_, i) => [i, `v${i}`])), new Set(Array.from({ length: 20 }, (_, i) => `k${i}`))];
const numbers = [Array.from({ length: 20 }, (_, i) => i), Array.from({ length: 20 }, (_, i) => i / 2), Array.from({ length: 20 }, (_, i) => `s${i}`)];
const source = { errors: errors(), times, patterns, maps, numbers, big: Array.from({ length: 12 }, (_, i) => (1n << 70n) * BigInt(i - 5)) };
const objects = Array.from({ length: 30 }, (_, i) => ({ i, list: [i, { deep: `${i}` }] }));

const saved = [];
function patch(o, key, value) {
  saved[saved.length] = [o, key, descriptor(o, key)];
  Object.defineProperty(o, key, { configurable: true, ...value });
}

function patchAll() {
  patch(Error, 'prepareStackTrace', { value: note('prepareStackTrace'), writable: true });
  patch(Error, 'captureStackTrace', { value: note('captureStackTrace'), writable: true });
  patch(Error, 'stackTraceLimit', { get: note('stackTraceLimit'), set: note('set stackTraceLimit') });
  for (const key of ['message', 'stack', 'cause']) patch(Error.prototype, key, { get: note(`get ${key}`), set: note(`set ${key}`) });
  for (const key of ['lastIndex', 'exec', 'flags', 'source']) patch(RegExp.prototype, key, { get: note(`RegExp ${key}`), set: note(`RegExp set ${key}`) });
  patch(Map.prototype, 'set', { value: note('Map.set') });
  patch(Set.prototype, 'add', { value: note('Set.add') });
  patch(Date.prototype, 'valueOf', { value: note('Date.valueOf') });
  patch(Array.prototype, 'push', { value: note('push') });
  patch(Object.prototype, '5', { get: note('[5]'), set: note('set [5]') });
  patch(Object.prototype, 'list', { get: note('list'), set: note('set list') });
  for (const name of ['Error', 'RangeError', 'Date', 'RegExp', 'Map', 'Set', 'Array', 'BigInt']) patch(globalThis, name, { value: note(name), writable: true });
  patch(Array.prototype, '0', { get: note('[0]'), set: note('set [0]') });
}

function restore() {
  while (saved.length > 0) {
    const [o, key, was] = saved.pop();
    if (was === undefined) delete o[key]; else Object.defineProperty(o, key, was);
  }
}

for (const way in ways) {
  for (const patched of [false, true]) {
    let copy, copies;
    if (patched) patchAll();
    try {
      for (let i = 0; i < 3; i++) copy = ways[way](source);
      copies = ways[way](objects);
    } finally {
      restore();
    }
    console.log(way, patched, log);
    log = '';
    copy.errors.forEach((e) => console.log(show(e)));
    copy.patterns.forEach((p) => console.log(String(p), show(p), p.test('ab'), p.lastIndex));
    console.log(copy.times.map(Number).join(), copy.times.every((t) => t instanceof Date));
    console.log([...copy.maps[0]].join(), [...copy.maps[1]].join(), copy.maps.map((m) => m.size).join());
    console.log(copy.numbers.map((n) => `${n.length} ${n.join()}`), copy.numbers.map((n) => v8.serialize(n).toString('hex').slice(0, 8)));
    console.log(copy.big.join());
    console.log(JSON.stringify(copies));
  }
}
console.log(source.patterns[1].lastIndex, source.patterns[2].lastIndex, source.patterns[7].source);
