// What the differential test's thread boots with.
'use strict';
internalBinding('errors').setHooks({
  start() {},
  makeError(info) { return Object.assign(new Error(info.message), info); },
  dataCloneError(message) { return message; },
  makePort(id) { return hosts[id - 1]; },
});
const { clone, HostObject, setPort } = internalBinding('messaging');
Object.assign(globalThis, { clone, HostObject, setPort });

// A case's globals: see oracle.h.
globalThis.begin = () => {
  globalThis.value = globalThis.read = globalThis.ours = undefined;
  globalThis.transfer = [];
  globalThis.incoming = [];
  globalThis.shared = [];
  globalThis.hosts = [];
};
begin();

globalThis.host = () => {
  const o = new HostObject();
  hosts.push(o);
  setPort(o, hosts.length);
  return o;
};

const getter = (proto, name) => Object.getOwnPropertyDescriptor(proto, name)?.get;
const call = Function.prototype.call.bind(Function.prototype.call);
const TypedArray = Object.getPrototypeOf(Uint8Array.prototype);
const kindOf = getter(TypedArray, Symbol.toStringTag);

// What sorts an object, whatever its prototype says: the first of these that does not throw.
const brands = [
  ['Map', getter(Map.prototype, 'size')],
  ['Set', getter(Set.prototype, 'size')],
  ['Date', Date.prototype.getTime],
  ['ArrayBuffer', getter(ArrayBuffer.prototype, 'byteLength')],
  ['SharedArrayBuffer', getter(SharedArrayBuffer.prototype, 'byteLength')],
  ['DataView', getter(DataView.prototype, 'buffer')],
  ['RegExp', getter(RegExp.prototype, 'source')],
  ['Memory', getter(WebAssembly.Memory.prototype, 'buffer')],
  ['Boolean', Boolean.prototype.valueOf],
  ['Number', Number.prototype.valueOf],
  ['String', String.prototype.valueOf],
  ['BigInt', BigInt.prototype.valueOf],
];
function brand(o) {
  if (Array.isArray(o)) return 'Array';
  const kind = call(kindOf, o);
  if (kind !== undefined) return kind;
  for (const [name, probe] of brands) {
    try {
      call(probe, o);
      return name;
    } catch {
      // not one
    }
  }
  return 'Object';
}

function sameMemory(a, b) {
  if (a.byteLength === 0) return true;
  const x = new Uint8Array(a), y = new Uint8Array(b), old = x[0];
  x[0] ^= 1;
  const same = y[0] === x[0];
  x[0] = old;
  return same && y[0] === old;
}

function sameBytes(a, b) {
  const x = new Uint8Array(a), y = new Uint8Array(b);
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return false;
  return true;
}

// What two objects of one brand have inside, as a list of differences and values to compare.
function inside(name, a, b, both) {
  switch (name) {
    case 'Map':
    case 'Set': {
      const x = [...a], y = [...b];
      if (x.length !== y.length) return 'size';
      x.forEach((entry, i) => {
        if (name === 'Set') return both(entry, y[i], `<${i}>`);
        both(entry[0], y[i][0], `<key ${i}>`);
        both(entry[1], y[i][1], `<value ${i}>`);
      });
      return '';
    }
    case 'ArrayBuffer':
      if (a.resizable !== b.resizable || a.maxByteLength !== b.maxByteLength) return 'resizable';
      return sameBytes(a, b) ? '' : 'bytes';
    case 'SharedArrayBuffer':
      if (a.growable !== b.growable || a.maxByteLength !== b.maxByteLength) return 'growable';
      return a.byteLength === b.byteLength && sameMemory(a, b) ? '' : 'memory';
    case 'Memory':
      both(a.buffer, b.buffer, '.buffer');
      return '';
    case 'RegExp':
      return a.source === b.source && a.flags === b.flags ? '' : 'pattern';
    case 'Date':
      return Object.is(a.getTime(), b.getTime()) ? '' : 'time';
    case 'Boolean':
    case 'Number':
    case 'String':
    case 'BigInt':
      return Object.is(a.valueOf(), b.valueOf()) ? '' : 'primitive';
    case 'Array':
    case 'Object':
      return '';
    default: // views
      both(a.buffer, b.buffer, '.buffer');
      return a.byteOffset === b.byteOffset && a.byteLength === b.byteLength && a.length === b.length
        ? '' : `view ${a.byteOffset}+${a.byteLength} and ${b.byteOffset}+${b.byteLength}`;
  }
}

function ownKeys(o, name) {
  const keys = Reflect.ownKeys(o);
  return name.endsWith('Array') && name !== 'Array' || name === 'String'
    ? keys.filter((k) => !/^\d+$/.test(String(k))) : keys;
}

function properties(name, a, b, both) {
  const x = ownKeys(a, name), y = ownKeys(b, name);
  if (x.length !== y.length || !x.every((k, i) => k === y[i])) return `keys ${x.map(String)} and ${y.map(String)}`;
  for (const k of x) {
    const p = Object.getOwnPropertyDescriptor(a, k), q = Object.getOwnPropertyDescriptor(b, k);
    for (const flag of ['enumerable', 'writable', 'configurable', 'get', 'set']) {
      if (p[flag] !== q[flag]) return `${String(k)}'s ${flag}`;
    }
    both(p.value, q.value, `[${JSON.stringify(k)}]`);
  }
  return '';
}

// Whether views follow their buffers' length alike.
function sameGrowth(pairs) {
  for (const [a, b] of pairs) {
    if (!a.buffer?.resizable) continue;
    const was = a.buffer.byteLength;
    a.buffer.resize(a.buffer.maxByteLength);
    b.buffer.resize(a.buffer.maxByteLength);
    const same = a.byteLength === b.byteLength;
    a.buffer.resize(was);
    b.buffer.resize(was);
    if (!same) return 'length tracking';
  }
  return '';
}

// Says where two graphs differ; '' when they do not.
globalThis.same = (one, other) => {
  const there = new Map(), back = new Map(), work = [];
  const both = (a, b, path) => work.push([a, b, path]);
  both(one, other, 'value');
  while (work.length > 0) {
    const [a, b, path] = work.pop();
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
      if (!Object.is(a, b)) return `${path}: ${String(a)} and ${String(b)}`;
      continue;
    }
    if (there.has(a) || back.has(b)) {
      if (there.get(a) !== b || back.get(b) !== a) return `${path}: identity`;
      continue;
    }
    there.set(a, b);
    back.set(b, a);
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return `${path}: prototype`;
    const name = brand(a);
    if (name !== brand(b)) return `${path}: a ${name} and a ${brand(b)}`;
    const why = inside(name, a, b, (x, y, step) => both(x, y, path.length < 200 ? path + step : path)) ||
      properties(name, a, b, (x, y, step) => both(x, y, path.length < 200 ? path + step : path));
    if (why) return `${path} (${name}): ${why}`;
  }
  return sameGrowth(there);
};

// What a message of any origin may name: two transferred buffers, a shared one, a host object. The shared
// one is a wasm memory's, because V8 ends the process when bytes say so of one that is none.
const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
globalThis.beginAny = () => {
  begin();
  transfer = [new Uint8Array(8).fill(1).buffer, new Uint8Array(24).fill(2).buffer];
  incoming = transfer.map((b) => b.slice(0));
  shared = [memory.buffer];
  value = [shared[0]];
  host();
};

return () => {};
