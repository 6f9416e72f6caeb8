const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
const load = (s, o) => import(s, o).then((n) => console.log(s, n), (e) => console.log(s, e.name, e.code, e.message, Object.keys(e).join()));
(async () => {
  for (const s of ['./esm.js', './tla.js', './redeclare.js', './meta.js', './cjs.js']) await load(s);
  attempt('./fixed/esm.js');
})();
