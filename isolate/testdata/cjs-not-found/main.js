const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
for (const s of ['./nope', '../nope-at-all', 'nope', '/nope/at/all', './main.js/', '.nope', '@scope', '@scope/x', 'node:nope', '']) attempt(s);
for (const v of [undefined, null, 5, {}]) attempt(v);
