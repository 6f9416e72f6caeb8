// A serializer that has written an object that refers to it can be collected.
'use strict';
const v8 = require('node:v8');
const refs = [];
(function make() {
  for (let i = 0; i < 50; i++) {
    const s = new v8.Serializer();
    const o = Object.defineProperty({}, 's', { value: s });
    s.writeValue({ o });
    refs.push(new WeakRef(s));
  }
})();
let turns = 0;
(function turn() {
  gc();
  if (turns++ < 5) return setTimeout(turn, 1);
  console.log(refs.filter((ref) => ref.deref() === undefined).length > 40);
})();
