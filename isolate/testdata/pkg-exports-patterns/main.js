const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
for (const s of ['p/f/a', 'p/f/a.js', 'p/f/deep/b', 'p/f/private/x', 'p/ext/a.js', 'p/both/aXb', 'p/two/q', 'p/f/', 'p/f/../x', 'p/f/%2e%2e/x', 'p/f/node_modules/x', 'p/none']) attempt(s);
