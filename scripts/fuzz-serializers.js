'use strict';
// A random program against node:v8's serializers and structuredClone:
//
//     heddle scripts/fuzz-serializers.js [seed] [rounds, or seconds as in 60s] [workers|alone]
//
// Each round takes its numbers from the seed and its own number alone; a find names both, and
// "seed+round 1" replays it. What is written and read back must be equal and keep its identities; what goes
// wrong must go wrong as documented; the process must live. Some rounds run in Workers that have little
// memory or are terminated. With --expose-gc collections happen in the middle of everything.
const v8 = require('v8');
const { Worker, MessageChannel, isMainThread, parentPort, receiveMessageOnPort, workerData } = require('worker_threads');

const HISTORY = 64; // objects that later values of a round may name again
const POINTS = [NaN, -0, 0.5, -1e300, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 53, Infinity, 5e-324];
const TEXTS = ['', 'a', 'key', 'ä', 'ÿ', '\u0100', '\ud800', '😀', '0', '4294967294', '4294967295', '-1', '__proto__', 'length', 'toString', '\0'];
const ERRORS = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
const VIEWS = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array,
  BigInt64Array, BigUint64Array, DataView,
];
const toTag = (o) => Object.prototype.toString.call(o);
const collect = globalThis.gc ?? (() => {});

class Find extends Error {}
class Planned extends Error {}

function check(ok, text) {
  if (!ok) throw new Find(text);
}

const EXPECTED = new RegExp([
  'could not be cloned', 'cannot be cloned', 'Unserializable host object', 'Unable to deserialize', 'Read(Uint32|Uint64|Double|RawBytes)\\(\\) failed',
  'Maximum call stack', 'out of memory', 'Array buffer allocation failed', 'Invalid (regular expression|array|typed array|string)', 'BigInt',
  'must (be|return) ', 'Illegal invocation', 'called on', "without 'new'", 'detached', 'offset', 'out of bounds', 'not a (constructor|function)',
  'Cannot (freeze|read|perform|convert|redefine|set|define|assign|add|delete|transfer)', 'not (extensible|defined|iterable)', 'before accessing',
  'read only', 'null prototype', 'circular|cyclic', 'Transfer list', 'Object that needs transfer', 'Found invalid',
].join('|'), 'i');

/** What may come out of a round that does harm on purpose. */
function expected(e) {
  if (e instanceof Find) return false;
  if (!(e instanceof Error)) return true; // what a program's own _getDataCloneError has made
  if (e instanceof Planned || e?.code === 'ERR_INVALID_STATE' || e?.name === 'DataCloneError') return true;
  return EXPECTED.test(String(e?.message));
}

function attempt(fn) {
  try {
    return fn();
  } catch (e) {
    if (!expected(e)) throw e;
    return undefined;
  }
}

// ---- random values ----

class Dice {
  constructor(seed) {
    this.state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0 || 1;
    this.known = [];
  }

  below(n) {
    let s = this.state;
    s ^= s << 13; s >>>= 0;
    s ^= s >>> 17;
    s ^= s << 5; s >>>= 0;
    this.state = s;
    return s % n;
  }

  one(list) { return list[this.below(list.length)]; }

  text() {
    let s = this.one(TEXTS);
    while (this.below(3) === 0) s += this.one(TEXTS);
    return this.below(40) === 0 ? s.repeat(this.below(5000)) : s;
  }

  primitive() {
    switch (this.below(9)) {
      case 0: return undefined;
      case 1: return null;
      case 2: return this.below(2) === 0;
      case 3: return this.below(100) - 50;
      case 4: return this.one(POINTS);
      case 5: return BigInt(this.below(9) - 4) ** BigInt(this.below(90));
      default: return this.text();
    }
  }

  know(o) {
    this.known[this.below(HISTORY)] = o;
    return o;
  }

  bytes() {
    const buffer = this.below(4) === 0
      ? new ArrayBuffer(this.below(64), { maxByteLength: 64 + this.below(9999) })
      : new ArrayBuffer(this.below(30) === 0 ? this.below(40000) : this.below(64));
    const all = new Uint8Array(buffer);
    for (let i = 0; i < all.length; i += 1 + this.below(7)) all[i] = this.below(256);
    return this.know(buffer);
  }

  view(buffer = this.bytes()) {
    const Kind = this.below(6) === 0 ? Buffer : this.one(VIEWS);
    const size = Kind.BYTES_PER_ELEMENT ?? 1;
    const room = Math.floor(buffer.byteLength / size);
    const start = this.below(room + 1);
    if (Kind === Buffer) return this.know(Buffer.from(buffer, start, this.below(room - start + 1)));
    return this.know(buffer.resizable && buffer.byteLength % size === 0 && this.below(2) === 0
      ? new Kind(buffer, start * size)
      : new Kind(buffer, start * size, this.below(room - start + 1)));
  }

  error(depth) {
    const options = this.below(3) === 0 ? { cause: this.value(depth - 1) } : undefined;
    const e = this.below(4) === 0 ? new (this.one(ERRORS))(undefined, options) : new (this.one(ERRORS))(this.text(), options);
    if (this.below(4) === 0) e.stack = this.text();
    return this.know(e);
  }

  array(depth) {
    const a = this.know([]);
    const kind = this.below(5);
    for (let n = this.below(8); n > 0; n--)
      a.push(kind === 0 ? this.below(99) : kind === 1 ? this.below(99) / 4 : this.value(depth - 1));
    if (this.below(5) === 0) a.length += this.below(50);
    if (this.below(9) === 0) a[this.below(2 ** 20)] = 1;
    if (this.below(6) === 0) a[`k${this.text()}`] = this.value(depth - 1);
    return a;
  }

  object(depth) {
    const o = this.know({});
    for (let n = this.below(7); n > 0; n--) {
      const key = this.below(3) === 0 ? this.text() : this.one(['a', 'b', 'c', 1, 7]);
      Object.defineProperty(o, key, { value: this.value(depth - 1), writable: true, enumerable: true, configurable: true });
    }
    return o;
  }

  records(depth) {
    const list = this.know([]);
    for (let n = this.below(40); n > 0; n--) list.push({ id: n, name: this.text(), at: this.below(9) === 0 ? this.value(depth - 1) : n / 2 });
    return list;
  }

  /** Objects that are alike to what is in them, for the most part; nothing is there twice. */
  rows() {
    const list = [], odd = 2 + this.below(200), tags = this.below(5);
    const other = () => this.one([this.primitive(), [this.primitive()], { y: this.primitive() }, { x: [], in: { y: 1 } }]);
    for (let n = 500 + this.below(200); n > 0; n--) {
      const record = { id: n, name: this.one(TEXTS), tags: Array(tags).fill(n / 4), place: { x: n, in: { y: this.below(5) } } };
      if (this.below(odd) === 0) record.place.in = other();
      if (this.below(odd) === 0) record[this.one(['id', 'tags', 'place', 'new'])] = other();
      if (this.below(odd) === 0) delete record[this.one(['id', 'name', 'place'])];
      list.push(this.below(odd) === 0 ? other() : record);
    }
    return list;
  }

  /** Numbers alone, holes among them now and then. */
  numbers() {
    const fraction = this.one([0, 0.5]);
    const a = this.know(Array.from({ length: this.below(300) }, (_, i) => i + fraction));
    if (this.below(4) === 0) delete a[this.below(300)];
    if (this.below(4) === 0) a.push(this.one(POINTS));
    return this.below(2) === 0 ? a : this.know(a.slice());
  }

  value(depth = 5) {
    if (depth <= 0 || this.below(3) === 0) return this.primitive();
    if (this.below(5) === 0) return this.one(this.known.length > 0 ? this.known : [1]);
    switch (this.below(17)) {
      case 0: case 1: return this.array(depth);
      case 2: case 3: return this.object(depth);
      case 4: return this.know(new Date(this.below(3) === 0 ? NaN : this.below(2 ** 31) * 1000));
      case 5: return this.know(Object(this.one([true, 1.5, 'box', 12n, -0, 'ü😀'])));
      case 6: return this.know(new RegExp(this.one(['x', '(?<n>ä)', '[/]', '\\u{61}']), this.one(['', 'g', 'giy', 'u', 'dms'])));
      case 7: {
        const m = this.know(new Map());
        for (let n = this.below(6); n > 0; n--) m.set(this.value(depth - 1), this.value(depth - 1));
        return m;
      }
      case 8: {
        const s = this.know(new Set());
        for (let n = this.below(6); n > 0; n--) s.add(this.value(depth - 1));
        return s;
      }
      case 9: return this.error(depth);
      case 10: return this.bytes();
      case 11: case 12: return this.view();
      case 13: return this.records(depth);
      case 14: return this.numbers();
      default: return this.object(depth);
    }
  }
}

// ---- equality ----

const show = (v) => (v !== null && typeof v === 'object' ? toTag(v) : String(v));

/** Compares values and their identities. */
class Comparison {
  constructor({ buffers = true } = {}) {
    this.buffers = buffers; // what buffer a view is on counts
    this.seen = new Map();
    this.back = new Map();
  }

  equal(a, b, path = 'value') {
    if (a === null || typeof a !== 'object') return check(Object.is(a, b), `${path}: ${String(a)} became ${show(b)}`);
    check(b !== null && typeof b === 'object', `${path}: an object became ${show(b)}`);
    if (this.seen.has(a)) return check(this.seen.get(a) === b, `${path}: another object than before`);
    check(!this.back.has(b), `${path}: the object of something else`);
    this.seen.set(a, b);
    this.back.set(b, a);
    check(toTag(a) === toTag(b), `${path}: ${toTag(a)} became ${toTag(b)}`);
    this.inside(a, b, path);
  }

  inside(a, b, path) {
    if (a instanceof Date || a instanceof Number || a instanceof Boolean || a instanceof String || a instanceof BigInt)
      return check(Object.is(a.valueOf(), b.valueOf()), `${path}: ${String(a)} became ${String(b)}`);
    if (a instanceof RegExp) return check(String(a) === String(b), `${path}: ${a} became ${b}`);
    if (a instanceof Error) return this.errors(a, b, path);
    if (a instanceof Map || a instanceof Set) return this.list([...a], [...b], path);
    if (a instanceof ArrayBuffer) return this.bytes(a, b, path);
    if (ArrayBuffer.isView(a)) {
      check(a.byteLength === b.byteLength, `${path}: ${a.byteLength} bytes became ${b.byteLength}`);
      if (this.buffers) return check(a.byteOffset === b.byteOffset, `${path}: offset`), this.equal(a.buffer, b.buffer, `${path}.buffer`);
      const [x, y] = [a, b].map((v) => Buffer.from(v.buffer, v.byteOffset, v.byteLength));
      return check(x.equals(y), `${path}: bytes`);
    }
    if (Array.isArray(a)) check(a.length === b.length, `${path}: length ${a.length} became ${b.length}`);
    this.properties(a, b, path);
  }

  bytes(a, b, path) {
    check(a.resizable === b.resizable && a.maxByteLength === b.maxByteLength, `${path}: ${a.maxByteLength} became ${b.maxByteLength}`);
    check(Buffer.from(a).equals(Buffer.from(b)), `${path}: bytes`);
  }

  errors(a, b, path) {
    for (const key of ['message', 'stack', 'cause']) {
      const own = Object.hasOwn(a, key);
      if (key !== 'stack') check(own === Object.hasOwn(b, key), `${path}.${key}: own`);
      if (own) this.equal(a[key], b[key], `${path}.${key}`);
    }
    check(a.name === b.name, `${path}: ${a.name} became ${b.name}`);
  }

  properties(a, b, path) {
    const keys = Object.keys(a), got = Object.keys(b);
    check(keys.length === got.length && keys.every((k, i) => k === got[i]), `${path}: ${keys.length} keys became ${got.length}`);
    for (const key of keys) this.equal(a[key], b[key], `${path}.${key.slice(0, 20)}`);
  }

  list(a, b, path) {
    check(a.length === b.length, `${path}: ${a.length} entries became ${b.length}`);
    a.forEach((entry, i) => (Array.isArray(entry) ? entry.forEach((v, k) => this.equal(v, b[i][k], `${path}[${i}]`)) : this.equal(entry, b[i], `${path}[${i}]`)));
  }
}

const copyEqual = (a, b, options) => new Comparison(options).equal(a, b);

// ---- rounds that must succeed ----

function whole(dice) {
  const value = dice.below(12) === 0 ? dice.rows() : dice.value();
  copyEqual(value, v8.deserialize(v8.serialize(value)), { buffers: false });
  copyEqual(value, structuredClone(value));
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(value);
  copyEqual(value, receiveMessageOnPort(port2).message);
  port1.close();
}

/** Writes numbers, bytes, values and host objects in any order; what was written is read in this order. */
class Scribe extends v8.Serializer {
  constructor(dice, views) {
    super();
    this.dice = dice;
    this.written = [];
    this.values = [0];
    this.depth = 0;
    this.shared = [];
    this._setTreatArrayBufferViewsAsHostObjects(views);
  }

  some() {
    for (let n = this.dice.below(5); n > 0; n--) this.step();
  }

  step() {
    const { dice } = this;
    const entry = [['Uint32', 'Uint64', 'Double', 'RawBytes', 'Value', 'Value'][dice.below(6)]];
    this.written.push(entry);
    switch (entry[0]) {
      case 'Uint32': return this.writeUint32(entry[1] = dice.below(2 ** 32));
      case 'Uint64': return entry[1] = [dice.below(2 ** 32), dice.below(2 ** 32)], this.writeUint64(...entry[1]);
      case 'Double': return this.writeDouble(entry[1] = dice.one(POINTS));
      case 'RawBytes': return entry[1] = new Uint8Array(dice.bytes()).slice(), this.writeRawBytes(entry[1]);
      default: return this.values.push(entry[1] = this.value()), this.writeValue(entry[1]);
    }
  }

  value() {
    const { dice } = this;
    const value = dice.value(4);
    if (dice.below(3) !== 0) return value;
    const shared = dice.below(4) === 0 ? [new SharedArrayBuffer(dice.below(40))] : [];
    // A serializer is as good a host object as any.
    return [value, ...(this.depth < 6 ? [new v8.Serializer()] : []), dice.one(this.values) ?? 0, ...shared];
  }

  _writeHostObject(o) {
    this.depth++;
    this.written.push(['Host', o]);
    if (this.dice.below(4) === 0) collect();
    this.some();
    this.written.push(['EndHost']);
    this.depth--;
  }

  _getSharedArrayBufferId(b) {
    return this.shared.push(b) - 1;
  }
}

class Reader extends v8.Deserializer {
  constructor(bytes, written) {
    super(bytes);
    this.written = written;
    this.at = 0;
    this.hosts = [];
    this.pairs = []; // what is read inside of a host object may name objects that are not complete yet
  }

  check() {
    const comparison = new Comparison();
    for (const [host, made] of this.hosts) comparison.seen.set(host, made), comparison.back.set(made, host);
    this.pairs.forEach(([a, b], i) => comparison.equal(a, b, `value ${i}`));
  }

  some(end) {
    while (this.at < this.written.length) {
      const [kind, want] = this.written[this.at++];
      if (kind === end) return;
      switch (kind) {
        case 'Uint32': check(this.readUint32() === want, 'Uint32'); break;
        case 'Uint64': check(String(this.readUint64()) === String(want), 'Uint64'); break;
        case 'Double': check(Object.is(this.readDouble(), want), 'Double'); break;
        case 'RawBytes': check(this.readRawBytes(want.length).equals(want), 'RawBytes'); break;
        default: this.pairs.push([want, this.readValue()]);
      }
    }
  }

  _readHostObject() {
    const [kind, o] = this.written[this.at++];
    check(kind === 'Host', `a host object where ${kind} was written`);
    this.some('EndHost');
    const made = { host: 1 };
    this.hosts.push([o, made]);
    return made;
  }
}

function parts(dice) {
  const s = new Scribe(dice, false);
  const transferred = [];
  for (let n = dice.below(3); n > 0; n--) s.transferArrayBuffer(transferred.push(dice.bytes()) - 1, transferred.at(-1));
  s.writeHeader();
  const pieces = [];
  for (let n = 1 + dice.below(4); n > 0; n--) {
    s.some();
    if (dice.below(3) === 0) collect();
    if (dice.below(4) === 0) pieces.push(s.releaseBuffer());
  }
  pieces.push(s.releaseBuffer());
  // A two-byte string is aligned to the start of what is released together.
  if (pieces.length > 1) return;
  const d = new Reader(pieces[0], s.written);
  transferred.forEach((b, i) => d.transferArrayBuffer(i, b));
  s.shared.forEach((b, i) => d.transferArrayBuffer(i, b));
  d.readHeader();
  // Shared buffers come back by other means than ids.
  if (s.shared.length > 0) return attempt(() => d.some());
  d.some();
  d.check();
}

/** A host object that fails inside does not harm what stands around it. */
function recovered(dice) {
  const s = new v8.DefaultSerializer();
  const value = dice.value(3);
  s._writeHostObject = function(o) {
    try {
      this.writeValue([dice.value(3), new Uint8Array(100000).buffer, () => {}]);
    } catch (e) {
      if (!expected(e)) throw e;
    }
    v8.DefaultSerializer.prototype._writeHostObject.call(this, o);
  };
  const message = [value, new Uint8Array(3), { value }];
  s.writeHeader();
  attempt(() => s.writeValue([message, Symbol('no')]));
  s.writeValue(message);
  const d = new v8.DefaultDeserializer(s.releaseBuffer());
  d.readHeader();
  copyEqual(message, d.readValue(), { buffers: false });
}

// ---- rounds that do harm ----

/** One thing that a program may do in the middle of anything. */
function harm(dice, at) {
  const { serializer: s, deserializer: d } = at;
  const again = () => dice.value(2);
  switch (dice.below(30)) {
    case 0: return attempt(() => s?.writeValue(again()));
    case 1: return attempt(() => s?.releaseBuffer());
    case 2: return attempt(() => s?.transferArrayBuffer(dice.below(4), dice.bytes()));
    case 3: return attempt(() => s?.writeRawBytes(dice.view()));
    case 4: return attempt(() => s?.writeHeader());
    case 5: return attempt(() => d?.readValue());
    case 6: return attempt(() => d?.readHeader());
    case 7: return attempt(() => d?.readRawBytes(dice.below(20)));
    case 8: return attempt(() => d?.readUint64());
    case 9: return attempt(() => d?.transferArrayBuffer(dice.below(4), dice.below(3) === 0 ? new SharedArrayBuffer(8) : dice.bytes()));
    case 10: case 11: return collect();
    case 12: return attempt(() => structuredClone(at.buffer, { transfer: [at.buffer] }));
    case 13: return attempt(() => at.buffer.resize?.(dice.below(64)));
    case 14: return attempt(() => structuredClone(again()));
    case 15: return attempt(() => at.port.postMessage(again()));
    case 16: throw new Planned();
    case 17: return attempt(() => v8.serialize(again()));
    case 18: return attempt(() => v8.deserialize(v8.serialize(again())));
    case 19: return attempt(function deeper() { deeper(); });
    case 20: Error.stackTraceLimit = dice.one([0, 10, 'x', undefined, -1, Infinity]); return;
    case 21: Error.prepareStackTrace = () => { attempt(() => d?.readValue()); return 'prepared'; }; return;
    case 22: Error.prepareStackTrace = undefined; return;
    case 23: if (d) d.buffer = dice.one([undefined, {}, dice.view()]); return;
    case 24: return attempt(() => Object.freeze(dice.one(dice.known) ?? {}));
    case 25: return attempt(() => s?._setTreatArrayBufferViewsAsHostObjects(dice.below(2)));
    case 26: if (dice.below(20) === 0) for (let i = 0; i < 1000; i++) new v8.Deserializer(new Uint8Array(9)), new v8.Serializer().writeValue(again()); return;
    case 27: if (s) s[dice.one(['_writeHostObject', '_getDataCloneError', '_getSharedArrayBufferId', 'writeUint32'])] = dice.one([1, undefined, () => { throw new Planned(); }, () => 7]); return;
    case 28: if (d) d._readHostObject = dice.one([1, undefined, () => { throw new Planned(); }, () => 7, () => []]); return;
    default: return borrowed(dice, at);
  }
}

/** v8.serialize and v8.deserialize on an object that is at work. */
function borrowed(dice, { serializer, deserializer }) {
  for (const [Class, object] of [[v8.DefaultSerializer, serializer], [v8.DefaultDeserializer, deserializer]]) {
    if (!object) continue;
    const parent = Object.getPrototypeOf(Class);
    Object.setPrototypeOf(Class, function() { return object; });
    attempt(() => (Class === v8.DefaultSerializer ? v8.serialize(dice.value(2)) : v8.deserialize(new Uint8Array(4))));
    Object.setPrototypeOf(Class, parent);
  }
}

function trapped(dice, at) {
  const o = dice.object(3);
  for (let n = 1 + dice.below(3); n > 0; n--)
    Object.defineProperty(o, dice.one(['a', 'z', 'message', 3]), { get() { harm(dice, at); return dice.value(2); }, enumerable: true, configurable: true });
  const list = [dice.value(3), o, at.buffer, new Uint8Array(at.buffer), dice.view(), dice.value(3), o, at.buffer];
  const hosts = [new SharedArrayBuffer(4), () => {}, Symbol('s'), at.serializer, at.deserializer, new Proxy({}, {}), new WebAssembly.Memory({ initial: 1 })];
  if (dice.below(2) === 0) list.splice(dice.below(list.length), 0, dice.one(hosts));
  return dice.below(4) === 0 ? new Map([list, [o, o]]) : list;
}

function writing(dice) {
  const s = dice.one([() => new v8.Serializer(), () => new v8.DefaultSerializer(), () => Reflect.construct(v8.Serializer, [], v8.DefaultSerializer), () => Reflect.construct(v8.DefaultSerializer, [], Array)])();
  if (dice.below(3) === 0) Object.setPrototypeOf(s, v8.Serializer.prototype);
  const { port1, port2 } = new MessageChannel();
  const at = { serializer: s, buffer: dice.bytes(), port: port1 };
  const act = () => harm(dice, at);
  if (dice.below(2) === 0) s._writeHostObject = function(o) { act(); attempt(() => this.writeUint32(1)); if (dice.below(2) === 0) attempt(() => this.writeValue([o, dice.value(2)])); act(); };
  if (dice.below(2) === 0) s._getSharedArrayBufferId = () => { act(); return dice.below(3); };
  if (dice.below(2) === 0) s._getDataCloneError = function(text) { act(); return new Planned(text); };
  for (let n = 1 + dice.below(4); n > 0; n--) attempt(() => s.writeValue?.(trapped(dice, at)));
  attempt(() => structuredClone(trapped(dice, at)));
  attempt(() => v8.serialize(trapped(dice, at)));
  const bytes = attempt(() => s.releaseBuffer?.());
  if (bytes) attempt(() => reading(dice, bytes));
  port1.close();
  port2.close();
}

function reading(dice, bytes) {
  const input = dice.below(4) === 0 ? shrinking(bytes) : bytes;
  const d = dice.below(2) === 0 ? new v8.Deserializer(input) : new v8.DefaultDeserializer(input);
  const { port1 } = new MessageChannel();
  const at = { deserializer: d, buffer: input.buffer, port: port1 };
  if (dice.below(2) === 0)
    d._readHostObject = function() {
      for (let n = dice.below(4); n > 0; n--) harm(dice, at);
      return dice.one([{}, this, [], at.buffer]);
    };
  for (let n = dice.below(3); n > 0; n--) d.transferArrayBuffer(dice.below(3), dice.bytes());
  for (let n = 1 + dice.below(5); n > 0; n--) {
    attempt(() => d.readHeader());
    const value = attempt(() => d.readValue());
    harm(dice, at);
    attempt(() => require('util').inspect(value));
  }
  port1.close();
}

function shrinking(bytes) {
  const buffer = new ArrayBuffer(bytes.length, { maxByteLength: bytes.length + 100 });
  new Uint8Array(buffer).set(bytes);
  return new Uint8Array(buffer);
}

/** Changes a message. */
function mutate(dice, bytes, other) {
  const b = Buffer.from(bytes);
  switch (dice.below(6)) {
    case 0: return b.subarray(0, dice.below(b.length + 1));
    case 1: return Buffer.concat([b.subarray(0, dice.below(b.length)), other.subarray(dice.below(other.length))]);
    case 2: return Buffer.concat([b.subarray(0, dice.below(b.length)), Buffer.from([dice.below(256)]), b.subarray(dice.below(b.length))]);
    default:
      for (let n = 1 + dice.below(4); n > 0; n--) {
        const i = dice.below(b.length);
        b[i] = dice.below(2) === 0 ? b[i] ^ 1 << dice.below(8) : dice.below(256);
      }
      return b;
  }
}

function mutated(dice) {
  const a = v8.serialize(dice.value()), b = new v8.Serializer();
  b.writeHeader();
  attempt(() => b.writeValue(dice.value()));
  const other = b.releaseBuffer();
  for (let n = 0; n < 30; n++) {
    const bytes = dice.below(2) === 0 ? mutate(dice, a, other) : mutate(dice, other, a);
    const value = attempt(() => v8.deserialize(bytes));
    if (value === undefined) continue;
    copyEqual(value, v8.deserialize(v8.serialize(value)), { buffers: false });
    if (n % 10 === 0) reading(dice, bytes);
  }
}

/** Calls at the last steps of the stack. */
function cornered(dice) {
  const value = dice.value(), bytes = v8.serialize(value);
  const e = v8.serialize(new Error('x', { cause: new TypeError('y') }));
  const acts = [
    () => v8.serialize(value), () => v8.deserialize(bytes), () => v8.deserialize(e), () => structuredClone(value), () => new v8.Serializer(),
    () => new v8.Deserializer(shrinking(bytes)), () => new v8.Serializer().writeValue(new Proxy({}, {})), () => v8.serialize(new Uint16Array(3)),
  ];
  let left = 60;
  (function dive() {
    try {
      dive();
    } catch { /* the end of the stack */ }
    if (left-- > 0) attempt(dice.one(acts));
  })();
  copyEqual(value, v8.deserialize(bytes), { buffers: false });
}

/** Objects that are no serializers, or only half. */
function odd(dice) {
  const classes = [v8.Serializer, v8.Deserializer, v8.DefaultSerializer, v8.DefaultDeserializer];
  const Class = dice.one(classes), Other = dice.one(classes);
  const makes = [
    () => Object.create(Class.prototype), () => Class.prototype, () => Reflect.construct(Class, [new Uint8Array(4)], Other), () => new Class(new Uint8Array(2)),
    () => new (class extends Class { constructor() { if (dice.below(2) === 0) throw new Planned(); super(new Uint8Array(1)); } })(),
    () => new (class extends Class { set buffer(v) { attempt(() => this.readValue()); attempt(() => this.readUint32()); throw new Planned(); } })(new Uint8Array(4)),
    () => Object.setPrototypeOf(new Class(new DataView(new ArrayBuffer(4))), Other.prototype), () => new Class(dice.primitive()), () => Class(dice.view()),
    () => Object.freeze(new Class(new Uint8Array(3))), () => new Proxy(new Class(new Uint8Array(3)), {}),
  ];
  const o = attempt(dice.one(makes));
  if (o === undefined) return;
  for (const name of Object.getOwnPropertyNames(Other.prototype)) {
    if (name === 'constructor') continue;
    attempt(() => Other.prototype[name].call(o, dice.primitive(), dice.view(), dice.value(2)));
  }
}

const ROUNDS = [whole, whole, parts, parts, parts, recovered, writing, writing, writing, mutated, mutated, cornered, odd];

function round(seed) {
  const dice = new Dice(seed);
  Error.stackTraceLimit = 10;
  Error.prepareStackTrace = undefined;
  const run = dice.one(ROUNDS);
  try {
    run(dice);
  } catch (e) {
    if (expected(e) && ![whole, parts, recovered].includes(run)) return;
    throw Object.assign(e, { message: `seed ${seed}, ${run.name}: ${e.message}` });
  } finally {
    Error.stackTraceLimit = 10;
    Error.prepareStackTrace = undefined;
  }
}

// ---- Workers ----

/** Values that fill a small Worker's memory. */
function huge(dice) {
  const list = [];
  for (;;) {
    list.push(dice.below(3) === 0 ? list.slice() : { n: list.length, s: 'x'.repeat(dice.below(5000)), b: dice.view() });
    if (dice.below(50) === 0) attempt(() => dice.one([v8.serialize, structuredClone, (v) => v8.deserialize(v8.serialize(v))])(list));
  }
}

function inWorker({ seed, big }) {
  if (big) return huge(new Dice(seed));
  for (let i = 0; ; i++) {
    try {
      round(seed + i);
    } catch (e) {
      parentPort.postMessage(e.stack ?? String(e));
      return;
    }
    if (i % 50 === 49 && new Dice(seed + i).below(20) === 0) process.exit(3);
  }
}

function startWorker(dice, seed, finds) {
  const big = dice.below(3) === 0;
  const worker = new Worker(__filename, {
    workerData: { seed, big },
    resourceLimits: big || dice.below(2) === 0 ? { maxOldGenerationSizeMb: 8 + dice.below(25), maxYoungGenerationSizeMb: 2 } : undefined,
    stdout: true, stderr: true,
  });
  const limit = setTimeout(() => worker.terminate(), dice.below(1500));
  worker.on('message', (text) => finds.push(text));
  worker.on('error', (e) => { if (e.code !== 'ERR_WORKER_OUT_OF_MEMORY') finds.push(e.stack ?? String(e)); });
  return new Promise((done) => worker.on('exit', () => { clearTimeout(limit); done(); }));
}

async function main() {
  const seed = Number(process.argv[2] ?? 1), amount = process.argv[3] ?? '2000';
  const end = amount.endsWith('s') ? Date.now() + parseFloat(amount) * 1000 : Infinity;
  const rounds = end === Infinity ? Number(amount) : Infinity;
  const finds = [];
  let done = 0, workers = 0;
  for (; done < rounds && Date.now() < end && finds.length === 0; done++) {
    try {
      round(seed + done);
    } catch (e) {
      finds.push(e.stack ?? String(e));
    }
    if (done % 100 !== 99 || process.argv[4] === 'alone') continue;
    workers++;
    await startWorker(new Dice(seed + done), seed + done * 1000, finds);
  }
  for (const find of finds) console.log(find);
  console.log(`${done} rounds from seed ${seed}, ${workers} Workers: ${finds.length} finds`);
  process.exitCode = finds.length === 0 ? 0 : 1;
}

if (isMainThread) main();
else inWorker(workerData);
