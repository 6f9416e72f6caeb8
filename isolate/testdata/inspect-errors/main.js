'use strict';
const { inspect } = require('util');
const show = (e, o) => console.log(inspect(e, o).replace(/\n +at .*/g, '\n    at'));
Error.stackTraceLimit = 1;
show(new Error('plain')); show(new TypeError('typed')); show({ e: new Error('nested') }); show(Object.assign(new Error('props'), { code: 'E_X', info: { a: 1 } }));
class MyError extends Error {} class Other extends TypeError { constructor(m) { super(m); this.name = 'Other'; } } class Foo extends Error {}
show(new MyError('m')); show(new Other('o')); show(new Foo('f'));
const renamed = new Error('r'); renamed.name = 'Renamed'; show(renamed);
const late = new Error('l'); late.stack; late.name = 'Late'; show(late);
const msg = new Error('before'); msg.stack; msg.message = 'after'; show(msg);
const st = new Error('x'); st.stack = 'own text'; show(st); show([st]);
const no = new Error('x'); no.stack = undefined; show(no);
Error.stackTraceLimit = 0; show(new RangeError('no frames')); show({ a: [new RangeError('no frames')] }); show(Object.assign(new Error('np'), { a: 1 }));
show(Object.setPrototypeOf(new TypeError('orphan'), null)); show(Object.create(Error.prototype)); show(TypeError.prototype); show(new Error('two\nlines')); show(new Error(''));
