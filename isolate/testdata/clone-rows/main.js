// Many objects of one shape in an array, most alike to the objects and short arrays in them, and what comes in between.
'use strict';
const v8 = require('node:v8');
const crypto = require('node:crypto');
const assert = require('node:assert');
const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');

const COUNT = 700;
const record = (i) => ({ id: i, name: `user ${i}`, score: i / 2, active: i % 2 === 0, tags: ['a', i, i / 4], place: { x: i, y: { z: -i } } });

function rows(make, count = COUNT) {
  const list = [];
  for (let i = 0; i < count; i++) list.push(make(i));
  return list;
}

const oddly = (every, change) => (i) => {
  const r = record(i);
  if (i % every === every - 1) change(r, i);
  return r;
};

const changes = {
  'no object': (r, i) => { r.place = [null, undefined, i, `text ${i}`, 10n ** BigInt(i % 60)][i % 5]; },
  'an object of another shape': (r, i) => { r.place = { y: { z: i }, x: i }; },
  'an inner one of another shape': (r) => { r.place.y.w = 1; },
  'no inner one': (r) => { r.place.y = 0.5; },
  'an array': (r) => { r.place = [1, 2]; },
  'elements': (r) => { r.place[3] = 'three'; },
  'a longer array': (r, i) => { r.tags = rows((k) => `tag ${k}`, i % 12); },
  'an array with a hole': (r) => { r.tags = ['a', , 'c']; },
  'an array with a name': (r) => { r.tags.name = 'tags'; },
  'an array of integers': (r) => { r.tags = [1, 2, 3]; },
  'an array of doubles': (r) => { r.tags = [1.5, 2, 3]; },
  'an array of objects': (r, i) => { r.tags = [{ i }, [i], new Date(i)]; },
  'no array': (r) => { r.tags = { length: 3 }; },
  'one property more': (r, i) => { r.more = i; },
  'one property less': (r) => { delete r.score; },
  'a getter': (r, i) => Object.defineProperty(r, 'name', { get: () => `got ${i}`, enumerable: true }),
  'hidden': (r) => Object.defineProperty(r, 'id', { enumerable: false }),
  'a change on the way': (r) => Object.defineProperty(r.tags, 1, { get: () => { delete r.place; r.new = 1; return 'got'; }, enumerable: true }),
  'a change of what is inside': (r) => { r.place = { x: { get x() { delete r.place.y; return 1; } }, y: { z: 1 } }; },
};

const lists = {
  'alike': record,
  'odd keys': (i) => ({ '': i, '"': 1, '\u2028': 2, 'ü': 3, 'キー': 4, 'a': { 'k': i, 'v': [i] }, 'v': 5, 'i': 6, 'constructor': 7, 'trap': 8 }),
  'index keys': (i) => ({ 7: i, a: { 1: i, b: [i] } }),
  'own __proto__': (i) => JSON.parse(`{"a":{"__proto__":${i},"b":[${i}]},"__proto__":{"c":1}}`),
  '128 keys': (i) => Object.fromEntries(rows((k) => [`key${k}`, { v: i * k }], 128)),
  '129 keys': (i) => Object.fromEntries(rows((k) => [`key${k}`, i * k], 129)),
  'very wide': (i) => Object.fromEntries(rows((k) => [`o${k}`, { a: i, b: k, c: [i, k] }], 50)),
  'nested deeply': (i) => ({ a: { b: { c: { d: { e: { f: [i, { g: [i] }] } } } } } }),
  'chains': (i) => { let o = null; for (let k = 0; k < i % 6; k++) o = { i, next: o }; return { i, next: o }; },
  'two shapes in turn': (i) => (i % 2 ? { a: i, b: [i] } : { b: [i], a: i }),
  'a shape after another': (i) => (i < 300 ? { a: i, b: { c: i } } : { a: i, b: { d: [i] } }),
  'many kinds': (i) => ({ id: i, value: [new Map([[i, { i }]]), new Set([i]), new Date(i), /x/g, new Error(`e${i}`), new Uint8Array([i]), Object(i), null][i % 8] }),
  'rows in rows': (i) => ({ id: i, rows: rows((k) => ({ k, at: { x: k } }), i % 90) }),
  'rows of themselves': (i) => ({ id: i, kids: rows((k) => ({ id: k, kids: [] }), i % 9) }),
  'no values': () => ({ a: {}, b: [] }),
  'empty ones among them': (i) => ({ a: i % 3 ? {} : { x: 1 }, b: i % 2 ? [] : [i] }),
  'long strings': (i) => ({ a: `${'x'.repeat(300)}${i}`.slice(5), b: [`${'ü€'.repeat(20)}${i}`] }),
};
for (const [name, change] of Object.entries(changes))
  for (const every of [300, 40, 3]) lists[`${name}, every ${every}`] = oddly(every, change);

// What a program patches is not called.
const trap = { set() { throw new Error('a setter ran'); }, get() { throw new Error('a getter ran'); }, configurable: true };
const guarded = (fn) => {
  const traps = [[Object.prototype, 'trap'], [Object.prototype, '0'], [Array.prototype, '1'], [Array.prototype, '64'], [Array.prototype, 'push']];
  const before = traps.map(([o, key]) => Object.getOwnPropertyDescriptor(o, key));
  for (const [o, key] of traps) Object.defineProperty(o, key, trap);
  try {
    return fn();
  } finally {
    traps.forEach(([o, key], i) => (before[i] ? Object.defineProperty(o, key, before[i]) : delete o[key]));
  }
};

const hash = (bytes) => crypto.createHash('sha1').update(bytes).digest('hex').slice(0, 12);
// Node's errors have stacks of their own.
const shown = (list) => hash(JSON.stringify(list, (k, v) => (typeof v === 'bigint' ? `${v}n` : k === 'stack' ? '' : v)));

if (isMainThread) {
  for (const [name, make] of Object.entries(lists)) {
    const list = rows(make), other = rows(make);
    const plain = v8.deserialize(v8.serialize(rows(make)));
    const clones = [structuredClone(list), guarded(() => structuredClone(other)), structuredClone(Array.from({ length: COUNT }, (_, i) => make(i)))];
    const graph = rows(make);
    clones.push(structuredClone({ graph, again: graph[5] }).graph);
    for (const clone of clones) assert.deepStrictEqual(clone, plain, name);
    const [clone] = clones;
    const own = new Set(clone.concat(clone.map((o) => Object.values(o).find((v) => v && typeof v === 'object') ?? o)));
    clone[0].late = 1;
    clone[1] = null;
    console.log(name, own.size, 'late' in clone[2], shown(plain));
  }

  // Where a row ends.
  for (const count of [1, 3, 4, 5, 63, 64, 65, 67, 68, 499, 500, 501, 641]) {
    const list = rows(record, count);
    assert.deepStrictEqual(structuredClone(list), list);
    const more = structuredClone({ list, after: 1, again: rows(record, count), last: [list.length, ...rows(record, count), 'end'] });
    assert.deepStrictEqual(more.list, list);
    assert.deepStrictEqual(more.again, list);
    assert.deepStrictEqual(more.last, [count, ...list, 'end']);
  }

  // V8 keeps what is in them as in one that is alone.
  const arrays = rows((i) => ({ a: [i], b: [i, 'x'], c: ['x', i / 2], d: [i / 2, i], e: [true, null], f: { g: [0.5] } }));
  const together = structuredClone(arrays).map((o) => hash(v8.serialize(o)));
  console.log(arrays.every((o, i) => hash(v8.serialize(structuredClone(o))) === together[i]));

  // The same object twice.
  const shared = { s: [1] };
  const graph = structuredClone(rows((i) => ({ i, shared, own: { i } })));
  console.log(graph.every((o, i) => o.shared === graph[0].shared && o.own.i === i && o.own !== o.shared), graph.length);
  const loop = rows((i) => ({ i, loop: null }));
  for (const o of loop) o.loop = loop;
  console.log(structuredClone(loop).every((o, i, all) => o.i === i && o.loop === all));

  // No stack, and errors in the middle.
  const list = rows(record);
  let whole = 0, short = 0;
  (function deeper() {
    try {
      deeper();
    } catch (e) {
      if (!(e instanceof RangeError)) throw e;
      short++;
      whole = structuredClone(list).length;
    }
  })();
  console.log(whole, short > 0);
  for (const bad of [() => 1, Symbol('s'), { get x() { throw new TypeError('mine'); } }]) {
    const broken = rows(record);
    broken[650].place.x = bad;
    try {
      structuredClone(broken);
    } catch (e) {
      console.log(e.name, e.message);
    }
  }
  assert.deepStrictEqual(structuredClone(list), list);

  // The end of a thread in the middle.
  const worker = new Worker(__filename, { workerData: 'for ever' });
  worker.once('message', () => worker.terminate().then((code) => {
    console.log('terminated', code);
    const small = new Worker(__filename, { workerData: 'until full', resourceLimits: { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 2 } });
    small.on('error', (e) => console.log(e.code)).on('exit', () => console.log(structuredClone(list).length));
  }));
} else if (workerData === 'for ever') {
  const list = rows(record, 20_000);
  structuredClone(list);
  parentPort.postMessage('cloning');
  for (;;) structuredClone(list);
} else {
  const list = rows(record, 3000), kept = [];
  for (;;) kept.push(structuredClone(list));
}
