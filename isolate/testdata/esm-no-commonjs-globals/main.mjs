const attempt = (s, o) => import(s, o).then((n) => console.log(s, n), (e) => console.log(s, e.name, e.code, e.message, Object.keys(e).join()));
console.log(typeof require, typeof module, typeof exports, typeof __filename, typeof __dirname, this);
for (const s of ['./require.mjs', './typed/module.js', './typed/dirname.js', './other.mjs']) await attempt(s);
