'use strict';
const fs = require('fs');
for (const f of [() => fs.readFileSync({}), () => Buffer.alloc('x'), () => new (require('events'))().on('a', 1), () => require('util').inherits(), () => Buffer.alloc(-1)]) try { f(); } catch (e) {
  console.log(e.name, e.code, e.message); console.log(String(e)); console.log(e.toString() === String(e), Object.keys(e), e.stack.split('\n')[0], e.constructor.name, Object.hasOwn(e, 'name'), Object.hasOwn(e, 'toString'));
  console.log(e instanceof Error, Object.prototype.toString.call(e), JSON.stringify(e));
  Error.stackTraceLimit = 0;
}
