const attempt = (s, o) => import(s, o).then((n) => console.log(s, n), (e) => console.log(s, e.name, e.code, e.message, Object.keys(e).join()));
for (const s of ['./cjs-one.mjs', './cjs-alias.mjs', './cjs-lines.mjs', './cjs-reexport.mjs', './esm-one.mjs', './builtin.mjs', './ambiguous.mjs']) await attempt(s);
