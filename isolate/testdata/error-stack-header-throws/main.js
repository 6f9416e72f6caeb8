'use strict';
// Reading a stack for the first time reads name and message: what their getters throw comes out.
const show = (label, make) => {
  try {
    console.log(label, JSON.stringify(make().stack.split('\n    at')[0]));
  } catch (e) {
    console.log(label, 'threw', String(e));
  }
};
const error = (properties) => Object.defineProperties(new Error('m'), properties);
show('name', () => error({ name: { get() { return 'N'; } } }));
show('name throws', () => error({ name: { get() { throw 5; } } }));
show('symbol for a name', () => error({ name: { value: Symbol('x') } }));
show('empty name', () => error({ name: { value: '' } }));
show('message throws', () => error({ message: { get() { throw 6; } } }));
show('symbol for a message', () => error({ message: { value: Symbol('x') } }));
show('no message', () => error({ message: { value: undefined } }));
show('captured', () => { const o = { get message() { throw 7; } }; Error.captureStackTrace(o); return o; });
let reads = 0;
const once = error({ message: { get() { if (reads++ === 0) throw 8; return 'again'; } } });
show('first', () => once);
show('second', () => once);
show('clone', () => structuredClone(error({ message: { get() { throw 9; } } })));
