'use strict';
// Such objects in arrays with holes, Maps, getters that clone, messages that fail and ports that nobody reads.
const { MessageChannel } = require('worker_threads');
const { createHistogram } = require('perf_hooks');
const net = require('net');
const h = createHistogram(), list = new net.BlockList();
const sparse = [];
sparse[5] = h;
sparse.list = list;
const copy = structuredClone(sparse);
copy[5].record(4);
copy.list.addAddress('4.4.4.4');
console.log(h.count, list.rules, Object.keys(copy));
console.log(structuredClone({ get a() { return structuredClone(h); } }).a.count);
console.log(structuredClone(new Map([[h, new Set([h])]])).size);
try {
  structuredClone({ h, f() {} });
} catch (e) {
  console.log(e.name, e.message);
}
const { port1 } = new MessageChannel();
for (let i = 0; i < 100; i++) port1.postMessage([h, list, i]);
port1.close();
console.log(structuredClone(Object.create(h)), structuredClone(Object.assign(list, { extra: 1 })).extra);
class Sub extends net.BlockList {}
console.log(structuredClone(new Sub()).constructor === net.BlockList, structuredClone(new Sub()) instanceof Sub);
