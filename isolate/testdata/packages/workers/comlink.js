const { parentPort } = require('node:worker_threads');
const Comlink = require('comlink');
const nodeEndpoint = require('comlink/dist/umd/node-adapter');
class Counter {
  constructor(start) { this.count = start; }
  add(n = 1) { return (this.count += n); }
  static kind() { return 'a counter'; }
  [Comlink.finalizer]() { parentPort.postMessage({ finalized: this.count }); }
}
Comlink.transferHandlers.set('map', { canHandle: (v) => v instanceof URL, serialize: (v) => [v.href, []], deserialize: (v) => new URL(v) });
Comlink.expose({
  Counter,
  state: { depth: { value: 1 } },
  add: (a, b) => a + b,
  async each(list, callback) { for (const x of list) await callback(x * 10); return 'called ' + list.length; },
  take(buffer) { return buffer.byteLength; },
  give(n) { const { buffer } = new Uint8Array(n).fill(7); return Comlink.transfer(buffer, [buffer]); },
  makes: (text) => Comlink.proxy({ text, shout() { return this.text.toUpperCase(); } }),
  fails(kind) { if (kind === 'plain') throw { plain: true }; throw new RangeError('out of reach'); },
  unserializable: () => () => {},
  url: (u) => new URL('/up', u),
}, nodeEndpoint(parentPort));
