console.log('before');
const p = import('./a.mjs');
console.log('after', typeof p.then, p instanceof Promise);
(async () => {
  const n = await p;
  console.log(n.default, n === await import('./a.mjs'), (await import('./a.mjs?q=1')) === n, (await import('./a.mjs#h')) === n);
  console.log((await eval("import('./a.mjs')")) === n);
  console.log((await (0, eval)("import('node:path')")).posix === require('path').posix);
  console.log((await new Function('s', 'return import(s)')('node:os')).default === require('os'));
  for (const bad of [Symbol('x'), { toString() { throw new Error('toString'); } }]) {
    await import(bad).catch((e) => console.log(e.name, e.message));
  }
})();
