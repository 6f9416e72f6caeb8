const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
for (const s of ['plain', 'noext', 'folder', 'gone', 'fallback', 'nomain', 'json', 'sub', 'sub/deep', 'sub/inner']) attempt(s);
