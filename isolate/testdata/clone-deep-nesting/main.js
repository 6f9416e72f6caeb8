'use strict';
// 100,000 levels are a RangeError in both directions, also with a small stack and near the end of one.
const { Worker, isMainThread, MessageChannel } = require('worker_threads');
const v8 = require('v8');
const levels = 100_000;
const kinds = {
  array: (v) => [v], object: (v) => ({ a: v }), map: (v) => new Map([[1, v]]), key: (v) => new Map([[v, 1]]), set: (v) => new Set([v]),
  error: (v) => new Error('m', { cause: v }), instance: (v) => new (class { a = v; })(), sparse: (v) => [, v], getter: (v) => ({ get a() { return v; } }),
};
const t = (name, run) => { try { run(); console.log(name, 'went through'); } catch (e) { console.log(name, e.name, e.message); } };
function messages() {
  for (const [name, wrap] of Object.entries(kinds)) {
    let value = 1;
    for (let i = 0; i < levels; i++) value = wrap(value);
    t(name, () => structuredClone(value));
    t(name + ' written', () => v8.serialize(value));
    const { port1 } = new MessageChannel();
    t(name + ' posted', () => port1.postMessage(value));
    port1.close();
  }
}
function bytes() {
  const nested = (open, close) => Buffer.concat([Buffer.from('ff0f', 'hex'),
    ...[open, '30', close].map((hex, i) => Buffer.alloc((i === 1 ? 1 : levels) * (hex.length / 2), Buffer.from(hex, 'hex')))]);
  t('array read', () => v8.deserialize(nested('4101', '240001')));
  t('object read', () => v8.deserialize(nested('6f220161', '7b01')));
  t('set read', () => v8.deserialize(nested('27', '2c01')));
}
function nearTheEnd() {
  const value = {};
  let inner = value;
  for (let i = 0; i < 300; i++) inner = inner.a = {};
  const seen = new Set();
  let left = 100;
  const recurse = () => {
    try { recurse(); } catch (e) {
      if (left-- > 0) try { structuredClone(value); } catch (refused) { seen.add(refused.name); }
      throw e;
    }
  };
  t('recursion', recurse);
  console.log([...seen], Object.keys(structuredClone(value)));
}
messages();
bytes();
nearTheEnd();
if (isMainThread) new Worker(__filename, { resourceLimits: { stackSizeMb: 1 } }).on('exit', (code) => console.log('exit', code));
