package oracle_test

// What the differential tests have found, each as a value of its own. A find of the fuzz targets is a
// file under testdata/fuzz.

import "testing"

func TestFinds(t *testing.T) {
	for _, find := range []struct {
		name, script string
		alters       bool
		grow, resize bool
	}{
		{name: "01 an array that V8 keeps as one with holes is sparse", script: `value = [new Array(2).fill(1), new Array(0), [1, , 2].fill(3)]`},
		{name: "02 so is one that is frozen, sealed or not extensible", script: `value = ['freeze', 'seal', 'preventExtensions'].map((f) => Object[f]([1, 2]))`},
		{name: "03 and one with an accessor", script: `value = Object.defineProperty([1, 2], 1, { get() { return 5 }, enumerable: true })`},
		{name: "04 all elements of an array of doubles are doubles", script: `value = [1.5, 2, -0, 3]`},
		{name: "05 integers among them alone too", script: `value = [1.5, 2]; value[0] = 1`},
		{name: "06 an integer that V8 keeps as a double is one", script: `value = { f: 1.5 }; value.f = 2`},
		{name: "07 a two-byte string of one-byte characters", script: `value = '\u1234latin one after all yes'.slice(1)`},
		{name: "08 an error's own accessors are not called", script: `value = new Error('m', { cause: 1 });
			value.stack = 's';
			Object.defineProperties(value, { message: { get() { throw 1 } }, cause: { get() { throw 2 } } })`},
		{name: "09 an error without a stack has one that is undefined", script: `value = new Error('m'); delete value.stack`},
		{name: "10 a stack that is no string", script: `value = new Error('m'); value.stack = 5`},
		{name: "11 an error's name may be any object", script: `value = new Error('m'); value.name = Object('SyntaxError')`},
		{name: "12 arguments are refused", script: `value = (function () { return arguments })(1)`},
		{name: "13 a FinalizationRegistry is refused", script: `value = { a: new FinalizationRegistry(() => 1) }`},
		{name: "14 so is what Intl makes", script: `value = [new Intl.NumberFormat('en')]`},
		{name: "15 and an iterator of matches", script: `value = ''.matchAll(/x/g)`},
		{name: "16 and the global object", script: `value = globalThis`},
		{name: "17 prototypes are plain objects", script: `value = [Object, Set, Promise, RegExp, Uint8Array].map((c) => c.prototype)`},
		{name: "18 a getter deletes an element that is a key", alters: true, script: `const a = [, { get in() { delete a[2]; return 1 } }, 1]; value = a`},
		{name: "19 a getter makes a hole in a dense array", alters: true, script: `const a = [{ get in() { delete a[1]; return 1 } }, 1, 2]; value = a`},
		{name: "20 a getter makes a dense array shorter", alters: true, script: `const a = [{ get in() { a.length = 1; return 1 } }, 1, 2]; value = a`},
		{name: "21 a getter makes a dense array longer", alters: true, script: `const a = [{ get in() { a.push(5); a.x = 1; return 1 } }, 1, 2]; value = a`},
		{name: "22 a getter turns elements into doubles", alters: true, script: `const a = [1, { get in() { a[2] = 1.5; return 1 } }, 1]; value = a`},
		{name: "23 an error that is its own cause is written and not read", script: `value = new Error('m'); value.cause = value`},
		{name: "24 a shared buffer in an array with holes is one", script: `const b = new SharedArrayBuffer(8); value = [b, , b, new Uint8Array(b)]`},
		{name: "25 accessors of an error's prototype are called", script: `value = Object.setPrototypeOf(new Error('m'), { get name() { return 'TypeError' }, get message() { throw 1 } })`},
		{name: "26 views on a growable buffer are not marked resizable", grow: true, script: `const b = new SharedArrayBuffer(8, { maxByteLength: 16 });
			value = [new Uint8Array(b), new Uint8Array(b, 8, 0), new DataView(b, 0, 8)]`},
		{name: "27 a view that tracks an empty rest", grow: true, script: `const b = new SharedArrayBuffer(8, { maxByteLength: 16 });
			value = [new Uint8Array(b, 8), new DataView(b, 8), new Float64Array(b, 8), new Uint8Array(b, 8, 0)]`},
		{name: "28 and of a resizable buffer", resize: true, script: `const b = new ArrayBuffer(8, { maxByteLength: 16 });
			value = [new Uint8Array(b, 8), new DataView(b, 8), new Float64Array(b, 8), new Uint8Array(b, 8, 0), new Uint8Array(b)]`},
	} {
		t.Run(find.name, func(t *testing.T) {
			check(t, func() error {
				return differ(sample{script: "{" + find.script + "}\n0", alters: find.alters, grow: find.grow, resize: find.resize})
			})
		})
	}
}
