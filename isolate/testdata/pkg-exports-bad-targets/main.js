const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
const load = (s, o) => import(s, o).then((n) => console.log(s, n), (e) => console.log(s, e.name, e.code, e.message, Object.keys(e).join()));
const all = ['p/up', 'p/bare', 'p/nm', 'p/num', 'p/bool', 'p/list', 'p/blank', 'p/dots', 'p/missing', 'p/folder', 'mixed', 'mixed/x', 'numeric'];
for (const s of all) attempt(s);
(async () => {
  for (const s of all) await load(s);
})();
