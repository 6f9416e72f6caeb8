const attempt = (s, o) => import(s, o).then((n) => console.log(s, n), (e) => console.log(s, e.name, e.code, e.message, Object.keys(e).join()));
for (const s of ['whole', 'noext', 'folder', 'gone', 'index', 'index/sub', 'index/sub.js', 'none']) await attempt(s);
