'use strict';
// An array that a getter makes shorter while it is walked: what is gone is a hole, to its end.
const v8 = require('node:v8');
const shapes = {
  shift: (a) => a.shift(),
  pop: (a) => a.pop(),
  length: (a) => { a.length = 2; },
  push: (a) => a.push(1),
  splice: (a) => a.splice(2, 1),
  freeze: (a) => Object.freeze(a),
};
for (const [name, act] of Object.entries(shapes)) {
  for (const rest of [[5, 6, 7], [{ b: 1 }, 7, 'x', 8], [{ b: 1 }], []]) {
    const make = () => {
      const a = [{ a: 1 }, { get in() { act(a); return 1; } }, ...rest];
      return a;
    };
    console.log(name, v8.serialize(make()).toString('hex'), structuredClone(make()));
  }
}
