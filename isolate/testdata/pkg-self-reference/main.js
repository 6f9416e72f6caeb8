const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
for (const s of ['@my/self', '@my/self/sub', '@my/self/none', '@my/other']) attempt(s);
import('@my/self').then((n) => console.log(n.default));
