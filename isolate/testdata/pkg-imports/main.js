const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
const load = (s, o) => import(s, o).then((n) => console.log(s, n), (e) => console.log(s, e.name, e.code, e.message, Object.keys(e).join()));
const all = ['#a', '#dep', '#cond', '#dir/x', '#dir/none', '#up', '#url', '#null', '#missing', '#', '#/x'];
for (const s of all) attempt(s);
(async () => {
  for (const s of all) await load(s);
})();
