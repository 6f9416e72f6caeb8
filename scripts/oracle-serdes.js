'use strict';
// Records serdes/testdata/golden.json: the bytes that the real node writes for
// a list of values. Run with node from the repository's root:
//
//   node scripts/oracle-serdes.js          writes the file
//   node scripts/oracle-serdes.js --check  exits 1 when node's bytes differ; a node
//                                          of another major version is not asked
//
// Each entry is {expr, mode, hex}. Mode says who wrote:
//   node   v8.serialize: views are host objects
//   plain  a bare v8.Serializer: V8's own form of views; shared buffers get the
//          ids 0, 1 ... in the order they are met, and the buffers of the
//          variable `moved` are transferred under their index
//   read   hand-made bytes that node reads: `value` is what inspect says of the
//          result, `again` its bytes when node writes it
//   refuse hand-made bytes that node refuses
const fs = require('fs');
const path = require('path');
const util = require('util');
const v8 = require('v8');

const file = path.join(__dirname, '..', 'serdes', 'testdata', 'golden.json');

class Plain extends v8.Serializer {
  constructor() {
    super();
    this.shared = [];
  }
  _getSharedArrayBufferId(sab) {
    const at = this.shared.indexOf(sab);
    if (at >= 0) return at;
    return this.shared.push(sab) - 1;
  }
}

function nested(n, make) {
  let v = 0;
  for (let i = 0; i < n; i++) v = make(v);
  return v;
}

const both = `
undefined
null
true
false
0
1
-1
63
64
-64
-65
8191
8192
1048575
1048576
134217727
134217728
1073741823
1073741824
-1073741824
-1073741825
2147483647
2147483648
-2147483648
-2147483649
4294967295
4294967296
9007199254740991
-9007199254740991
0.1
-0
1.5
-1.5
1e308
5e-324
NaN
Infinity
-Infinity
new Float64Array(new BigUint64Array([0x7ff0000000000001n]).buffer)[0]
0n
1n
-1n
255n
18446744073709551615n
18446744073709551616n
-18446744073709551616n
2n ** 127n
-(2n ** 200n)
2n ** 1000n - 1n
''
'a'
'hello'
'\\u0000'
'\\u007f'
'é'
'ÿ'
'Ā'
'中'
'a中'
'ab中'
'\\ud800'
'\\udc00\\ud800'
'😀'
'x'.repeat(127)
'x'.repeat(128)
'x'.repeat(129)
'x'.repeat(16384)
'中'.repeat(63)
'中'.repeat(64)
'中'.repeat(8192)
'x😀'.repeat(40)
[]
[1]
[1, 2, 3]
[1.5, 2.5]
[1.5, 2]
[1, 1.5]
[undefined]
[null]
[undefined, null, true, false]
['a', 'b']
['a', '中', 'b', '中']
['中']
[[]]
[[], []]
[[1, [2, [3]]]]
[{}]
[{ a: 1 }, { a: 2 }, { a: 3 }]
[, ]
[1, , 3]
[, 1.5]
[1.5, , 2.5]
Array(3).fill(0)
Array(3).fill(0.5)
new Array(5)
new Array(100000)
new Array(4294967295)
(() => { const a = []; a[100000] = 1; return a; })()
(() => { const a = []; a[4294967294] = 1; return a; })()
Object.assign([1, 2], { x: 1 })
Object.assign([1, 2], { x: [3], '-1': 4, 4294967295: 5 })
Object.assign([1, , 2], { x: 1 })
Object.assign([], { x: 1 })
Array.from({ length: 300 }, (_, i) => i)
Array.from({ length: 300 }, (_, i) => i / 2)
Array.from({ length: 20 }, (_, i) => 'k' + i)
new (class extends Array {})(3)
{}
{ a: 1 }
{ a: 1, b: 'x', c: null }
{ '': 1 }
{ é: 1 }
{ 中: '中' }
{ a: '中' }
{ ab: '中' }
{ a: 1, 2: 3, b: 4, 1: 5 }
{ 4294967295: 1, 4294967294: 2, 2147483648: 3, 2147483647: 4, 1073741824: 5, 1073741823: 6 }
{ '-1': 1, '1.5': 2, '01': 3, '1e3': 4 }
{ __proto__: { a: 1 }, b: 2 }
JSON.parse('{"__proto__": 1}')
Object.create(null)
Object.create({ x: 1 })
Object.defineProperty({ a: 1 }, 'b', { value: 2 })
{ get a() { return 1; } }
{ [Symbol('s')]: 1, a: 2 }
{ a: undefined }
new (class A { constructor() { this.x = 1; } get y() { return 2; } })()
{ a: { b: { c: { d: {} } } } }
Object.fromEntries(Array.from({ length: 200 }, (_, i) => ['k' + i, i]))
Object.fromEntries(Array.from({ length: 200 }, (_, i) => [i * 7, i]))
new Date(0)
new Date(1.5e12)
new Date(-1)
new Date(NaN)
new Date(8.64e15)
new Date(-8.64e15)
[new Date(0), new Date(0)]
new Boolean(true)
new Boolean(false)
new Number(0)
new Number(-0)
new Number(NaN)
new Number(42)
new String('')
new String('abc')
new String('中')
Object(5n)
Object(-(2n ** 70n))
/a/
/a/dgimsuy
/(?:)/
new RegExp('/')
/中/
new RegExp('中')
new RegExp('\\n')
/a/v
Object.assign(/a/g, { lastIndex: 3 })
new Map()
new Map([[1, 2]])
new Map([['a', new Map([['b', 1]])], [{}, []]])
new Map([[NaN, -0], [0, undefined]])
Object.assign(new Map([[1, 2]]), { x: 1 })
new Set()
new Set([1, 'a', null, undefined, NaN])
new Set([new Set([new Set()])])
(() => { const a = {}; a.a = a; return a; })()
(() => { const a = []; a.push(a, a); return a; })()
(() => { const m = new Map(); m.set(m, m); return m; })()
(() => { const s = new Set(); s.add(s); return s; })()
(() => { const o = { n: 1 }; return [o, o, { o }]; })()
(() => { const d = new Date(1); const r = /x/; const n = new Number(1); return [d, r, n, d, r, n]; })()
(() => { const s = new String('s'); const b = Object(1n); const t = new Boolean(true); return { s, b, t, u: [s, b, t] }; })()
(() => { const a = Array.from({ length: 200 }, () => ({})); return [a, a[150], a[199]]; })()
(() => { const e = new Error('m'); e.stack = 's'; return e; })()
(() => { const e = new Error('中'); e.stack = '中\\n'; return e; })()
(() => { const e = new Error(); e.stack = ''; return e; })()
(() => { const e = new Error('m'); e.stack = undefined; return e; })()
(() => { const e = new Error(); delete e.stack; return e; })()
(() => { const e = new Error('m'); e.stack = 's'; e.name = 'Foo'; e.code = 'X'; return e; })()
(() => { const e = new Error('m'); e.stack = 's'; e.name = 'RangeError'; return e; })()
(() => { const e = new EvalError('m'); e.stack = 's'; return e; })()
(() => { const e = new RangeError('m'); e.stack = 's'; return e; })()
(() => { const e = new ReferenceError('m'); e.stack = 's'; return e; })()
(() => { const e = new SyntaxError('m'); e.stack = 's'; return e; })()
(() => { const e = new TypeError('m'); e.stack = 's'; return e; })()
(() => { const e = new URIError('m'); e.stack = 's'; return e; })()
(() => { const e = new AggregateError([1], 'm'); e.stack = 's'; return e; })()
(() => { const e = new TypeError('m', { cause: { a: 1 } }); e.stack = 's'; return e; })()
(() => { const e = new TypeError('m', { cause: undefined }); e.stack = 's'; return e; })()
(() => { const e = new TypeError('m', { cause: 'why' }); delete e.stack; return e; })()
(() => { const c = new Error('c'); c.stack = 'cs'; const e = new RangeError('m', { cause: c }); e.stack = 's'; return e; })()
(() => { const e = new Error('m'); e.stack = 's'; return [e, e, { e }]; })()
(() => { const c = {}; const e = new Error('m', { cause: c }); e.stack = 's'; return [e, c, {}, e]; })()
new ArrayBuffer(0)
new ArrayBuffer(8)
new Uint8Array([1, 2, 3]).buffer
new ArrayBuffer(200)
new ArrayBuffer(8, { maxByteLength: 16 })
new ArrayBuffer(0, { maxByteLength: 0 })
(() => { const b = new ArrayBuffer(4); return [b, b]; })()
new Uint8Array(3)
new Uint8Array([1, 2, 255])
new Int8Array([-1, 1])
new Uint8ClampedArray([1, 300])
new Int16Array([-2, 2])
new Uint16Array([1, 65535])
new Int32Array([-3, 3])
new Uint32Array([1, 4294967295])
new Float32Array([0.5, -0])
new Float64Array([0.5, NaN])
new BigInt64Array([-1n, 1n])
new BigUint64Array([1n, 2n ** 64n - 1n])
new Uint8Array(0)
new Float64Array(0)
new DataView(new ArrayBuffer(4))
new DataView(new ArrayBuffer(8), 1, 2)
new Uint8Array(new ArrayBuffer(300), 150, 20)
new Float64Array(new ArrayBuffer(24), 8, 1)
Buffer.from('abc')
Buffer.alloc(0)
[new Uint8Array(1), 'a', new Float64Array(1), '中']
(() => { const a = new Uint8Array(2); return [a, a.buffer, a]; })()
(() => { const b = new ArrayBuffer(8); return [new Uint8Array(b), new Int16Array(b, 2), b]; })()
(() => { const b = new ArrayBuffer(8); return [b, new Uint8Array(b, 1), b, new DataView(b, 3)]; })()
{ id: 1, name: 'first', tags: ['a', 'b'], when: new Date(5), nested: { on: true, off: false, none: null } }
new Map([['list', [1, 2.5, 'x']], ['set', new Set(['y'])]])
nested(50, (v) => [v])
nested(50, (v) => ({ v }))
nested(20, (v) => new Map([[1, v]]))
nested(20, (v) => new Set([v]))
`.split('\n').filter(Boolean);
for (const bits of [6, 7, 13, 14, 20, 21, 27, 28, 31, 32, 33, 53, 63, 64]) {
  both.push(`2 ** ${bits}`, `-(2 ** ${bits})`, `${2n ** BigInt(bits)}n`);
}

const plainOnly = `
new Uint8Array(new ArrayBuffer(8, { maxByteLength: 16 }))
new Uint8Array(new ArrayBuffer(8, { maxByteLength: 16 }), 2)
new Uint8Array(new ArrayBuffer(8, { maxByteLength: 16 }), 2, 4)
new Float64Array(new ArrayBuffer(16, { maxByteLength: 32 }), 8)
new DataView(new ArrayBuffer(8, { maxByteLength: 16 }), 1)
new SharedArrayBuffer(8)
new Int32Array(new SharedArrayBuffer(8))
(() => { const a = new SharedArrayBuffer(4); const b = new SharedArrayBuffer(4); return [a, b, a, new Uint8Array(b)]; })()
moved[0]
[moved[1], moved[0], moved[1]]
new Uint8Array(moved[0], 2, 4)
{ a: new Uint16Array(moved[0]), b: new DataView(moved[0], 1), c: moved[1], d: {} }
`.split('\n').filter(Boolean);

// Bytes that node reads though it does not write them like this.
const readable = `
ff0e30
ff0d30
ff0d42026162564201 01
ff0d6f2201614902 7b01
ff0e420261625642010100
ff0f5301 61
ff0f5302c3a9
ff0f5303e4b8ad
ff0f5304f09f9880
ff0f5305 61c3a9c3bf
ff0f5300
ff0f5500
ff0f5505
ff0f55ffffffff0f
ff0f0000000030
ff0f3f0030
ff8f80800030
ff0f5a0205
ff0f5a04ffff
ff0f5a100000000000000000
ff0f5a110000000000000000
ff0f5a0a0102030405
ff0f41012d240001
ff0f4103 2d 4902 2d 240003
ff0f410130490a4902240101
ff0f6101400001
ff0f6101490a4901400101
ff0f61ffffffff0f4000ffffffff0f
ff0f6f4e000000000000f83f49017b01
ff0f6f490149017b01
ff0f6f550549017b01
ff0f6f4e000000000000008049007b01
ff0f6f4e000000000000f87f49007b01
ff0f6f4e000000000000f07f49007b01
ff0f6f4e50efe2d6e41a4b4449007b01
ff0f6f4e48afbc9af2d77a3e49007b01
ff0f6f530161 49007b01
ff0f6f22013549027b01
ff0f3b30303a02
ff0f27302c01
ff0f722e
ff0f72732201736d22016d2e
ff0f726d22016d6d22016e2e
ff0f7254526d22016d2e
ff0f7263 4900 2e
ff0f7273220173634900 2e
ff0f72732201732e
ff0f5222016100
ff0f5253016100
ff0f520063022d4e00
ff0f5222018001 61
ff0f63026100
ff0f0063026100
ff0f44000000000000f0ff
ff0f4e010000000000f07f
ff0f4208 0000000000000000 5644000800
ff0f4200563f000000
ff0f5c00 02 ff01
ff0f5c0a 00
`.split('\n').filter(Boolean);

const refused = `
ff1030
ff0c30
ff0b30
ff0030
30
ff0f

ff
ffffffffff30
ff0f62
ff0f7b00
ff0f2e
ff0f24
ff0f2d
ff0f2203 6161
ff0f22ffffffff0f
ff0f22ffffffff7f
ff0f6303616161
ff0f63046100
ff0f53056161
ff0f5a1001
ff0f4e0000
ff0f440000
ff0f6e0000
ff0f5e00
ff0f6f5e01
ff0f41ff
ff0f41ffffffff0f
ff0f4101 2d 240002
ff0f410130490049022401 00
ff0f4101304900
ff0f4102 30 240002
ff0f610149004900400100
ff0f6101400002
ff0f6f 5449017b01
ff0f6f 3049017b01
ff0f6f5a10010000000000000049017b01
ff0f6f49004901490149027b01
ff0f6f49007b00
ff0f6f4900
ff0f6f2400 00
ff0f3b303a01
ff0f3b30303a01
ff0f3b3030
ff0f27302c02
ff0f27303a01
ff0f7249002e
ff0f726d49002e
ff0f7273 4900 2e
ff0f726d22016d
ff0f72635e002e
ff0f7363
ff0f734901
ff0f5249020 0
ff0f52220161ff01
ff0f420461
ff0f42ffffffff0f
ff0f7e040261626364
ff0f7e04
ff0f42026162564202 0100
ff0f4202616256420001
ff0f42026162564200 0203
ff0f4202616256420002
ff0f4202616256570 10100
ff0f42026162564400 0200
ff0f4208000000000000000056440104 00
ff0f42080000000000000000565800 0400
ff0f42080000000000000000564e00 0400
ff0f42026162 56
ff0f5601
ff0f5642000000
ff0f7e0204abab 5642000200
ff0f7400
ff0f7500
ff0f7700
ff0f6d0000
ff0f7000
ff0f47
ff0ff05f
ff0f5c0e00
`.split('\n').filter((h, i, all) => i > 0 && i < all.length - 1);

function write(expr, mode) {
  const moved = [new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer, new ArrayBuffer(2)];
  return serialize(eval(`(${expr})`), mode, moved);
}

function serialize(value, mode, moved = []) {
  if (mode === 'node') return v8.serialize(value).toString('hex');
  const ser = new Plain();
  moved.forEach((ab, i) => ser.transferArrayBuffer(i, ab));
  ser.writeHeader();
  ser.writeValue(value);
  return ser.releaseBuffer().toString('hex');
}

function read(hex) {
  return v8.deserialize(Buffer.from(hex, 'hex'));
}

function record() {
  const out = [];
  for (const expr of both) {
    const node = write(expr, 'node');
    out.push({ expr, mode: 'node', hex: node });
    // Where views are host objects for the one and V8's for the other.
    let plain;
    try { plain = write(expr, 'plain'); } catch { plain = node; }
    if (plain !== node) out.push({ expr, mode: 'plain', hex: plain });
  }
  for (const expr of plainOnly) out.push({ expr, mode: 'plain', hex: write(expr, 'plain') });
  for (const line of readable) {
    const hex = line.replace(/ /g, '');
    const value = read(hex);
    out.push({
      expr: hex, mode: 'read', hex,
      value: util.inspect(value, { depth: 9 }),
      again: serialize(value, hex.startsWith('ff0f5c') ? 'node' : 'plain'),
    });
  }
  for (const line of refused) {
    const hex = line.replace(/ /g, '');
    let value;
    try { value = read(hex); } catch { out.push({ expr: hex, mode: 'refuse', hex }); continue; }
    throw new Error(`node reads ${hex} as ${util.inspect(value)}`);
  }
  const values = out.map((e) => JSON.stringify(e)).join(',\n');
  return `{"node": "${major}", "values": [\n${values}\n]}\n`;
}

const major = process.versions.node.split('.')[0];
const check = process.argv[2] === '--check';
if (check && JSON.parse(fs.readFileSync(file, 'utf8')).node !== major) process.exit(0);
const text = record();
if (check) {
  if (fs.readFileSync(file, 'utf8') !== text) {
    console.error('serdes/testdata/golden.json is not what this node writes');
    process.exit(1);
  }
} else {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  console.log(`${JSON.parse(text).values.length} entries`);
}
