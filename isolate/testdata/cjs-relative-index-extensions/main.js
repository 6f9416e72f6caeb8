const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
for (const s of ['./a', './a.js', './dir', './dir/', './data', './data.json', '.', './noext', './both']) attempt(s);
