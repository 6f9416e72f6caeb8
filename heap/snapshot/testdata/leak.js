// Plants objects whose numbers, paths and fates are known, and takes three snapshots of them:
// leak.js FOLDER writes a, b and c.heapsnapshot there. record runs it.
'use strict';
const path = require('path');
const v8 = require('v8');
const vm = require('vm');

class Widget { constructor(n) { this.n = n; } }
class Link { constructor(before) { this.before = before; this.after = null; } }
class Payload { constructor() { this.list = new Array(1000).fill(7); } }
class Value {}

// A text that is a string of its own each time.
const text = () => JSON.parse('["the same text in many strings"]')[0];
const leak = () => { const payload = new Payload(); return () => payload; };

const held = {
  widgets: Array.from({ length: 10 }, (_, n) => new Widget(n)), // 10 in a
  texts: Array.from({ length: 50 }, text),
  closures: [leak()],
  chain: { first: { second: { third: new Value() } } },
  first: new Link(null),
  byKey: new WeakMap(),
  fromContext: vm.runInContext('(function made() { return globalThis; })', vm.createContext({})),
};
held.key = new Widget(-1); // and one more
held.byKey.set(held.key, new Value());
(() => { for (let last = held.first, i = 1; i < 100; i++, last = last.after) last.after = new Link(last); })();
globalThis.held = held;

const take = (name) => v8.writeHeapSnapshot(path.join(process.argv[2], name + '.heapsnapshot'));
take('a');
for (let n = 10; n < 30; n++) held.widgets.push(new Widget(n)); // 20 are new in b
held.closures.push(leak());
take('b');
held.widgets.splice(25, 5); // 15 of them are still there in c
held.widgets.splice(0, 2); // 2 that a has are gone
for (let n = 30; n < 33; n++) held.widgets.push(new Widget(n)); // 3 that b does not have
take('c');
