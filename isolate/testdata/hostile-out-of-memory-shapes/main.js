'use strict';
const { Worker } = require('worker_threads');
const shapes = {
  objects: 'const a = []; for (;;) a.push({ a: 1, b: [1, 2, 3] });',
  strings: 'const a = []; let i = 0; for (;;) a.push("x".repeat(1000) + i++);',
  arrays: 'const a = []; for (;;) a.push(new Array(1e5).fill(1.5));',
  map: 'const m = new Map(); let i = 0; for (;;) m.set(i++, {});',
  closures: 'const a = []; for (;;) { const b = new Array(10); a.push(() => b); }',
  promises: 'const a = []; for (;;) a.push(new Promise(() => {}));',
  microtasks: '(function f() { Promise.resolve().then(f); Promise.resolve().then(f); })();',
  buffers: 'const a = []; for (;;) a.push(new Uint8Array(32));',
};
const names = Object.keys(shapes);
(function next() {
  const name = names.shift();
  if (!name) return;
  const worker = new Worker(shapes[name], { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 } });
  let text = 'no error';
  worker.on('error', (e) => { text = e.code; });
  worker.on('exit', (code) => { console.log(name, text, code); next(); });
})();
