const short = (s) => s.replace(import.meta.dirname, '');
console.log(Object.keys(import.meta), Object.getPrototypeOf(import.meta));
console.log(short(import.meta.url), short(import.meta.filename));
console.log(import.meta === import.meta, typeof import.meta.resolve, import.meta.resolve.length);
for (const s of ['./x.mjs', './gone', 'fs', 'node:nope', 'pkg', 'pkg/sub', 'nope', '#x', 'http://a/b', './a b?c#d', '/abs']) {
  try {
    console.log(s, short(import.meta.resolve(s)));
  } catch (e) {
    console.log(s, e.code, short(e.message));
  }
}
