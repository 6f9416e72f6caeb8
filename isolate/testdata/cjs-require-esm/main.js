const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
for (const s of ['./m.mjs', './named.mjs', './marked.mjs', './sync.js', './tla.mjs', './throws.mjs']) attempt(s);
import('./m.mjs').then((n) => console.log(n === require('./m.mjs'), Object.keys(n)));
