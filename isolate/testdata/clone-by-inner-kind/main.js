'use strict';
// What is cloned goes by what V8 keeps inside of an object, not by what it looks like.
const show = (label, make) => {
  try {
    console.log(label, structuredClone(make()));
  } catch (e) {
    console.log(label, e.name, e.message);
  }
};
show('arguments', () => (function () { return arguments; })(1, 2));
show('FinalizationRegistry', () => new FinalizationRegistry(() => {}));
show('NumberFormat', () => new Intl.NumberFormat('en'));
show('matches', () => ''.matchAll(/x/g));
show('array iterator', () => [][Symbol.iterator]());
show('Object.prototype', () => Object.prototype);
show('Set.prototype', () => Set.prototype);
show('Math', () => Math);
show('instance', () => new (class A { x = 1; #y = 2; get z() { return 3; } })());
show('own accessors of an error', () => {
  const e = new Error('m');
  e.stack = 's';
  return [Object.defineProperties(e, { message: { get() { throw 1; } }, cause: { get() { throw 2; } } })]
    .map((x) => structuredClone(x)).map((x) => Object.getOwnPropertyNames(x).join());
});
show('error without a stack', () => {
  const e = new Error('m');
  delete e.stack;
  const c = structuredClone(e);
  return [Object.getOwnPropertyNames(c).join(), c.stack];
});
show('name', () => { const e = new Error('m'); e.stack = 's'; e.name = Object('SyntaxError'); return Object.getPrototypeOf(structuredClone(e)) === SyntaxError.prototype; });
show('deleted meanwhile', () => { const a = [, { get in() { delete a[2]; return 1; } }, 1]; return a; });
show('shorter meanwhile', () => { const a = [{ get in() { a.length = 1; return 1; } }, 1, 2]; return a; });
show('longer meanwhile', () => { const a = [{ get in() { a.push(5); a.x = 1; return 1; } }, 1, 2]; return a; });
