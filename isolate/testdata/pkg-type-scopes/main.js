const attempt = (s, o) => import(s, o).then((n) => console.log(s, n), (e) => console.log(s, e.name, e.code, e.message, Object.keys(e).join()));
(async () => {
  for (const s of ['./m/a.js', './m/c.cjs', './m/inner/b.js', './c/a.js', './c/m.mjs', './m/noext', './c/noext', './m/x.xyz', './c/x.xyz', './m/w.wasm']) await attempt(s);
})();
