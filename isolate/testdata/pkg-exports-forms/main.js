const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
for (const s of ['string', 'dot', 'sugar', 'array', 'nested', 'nulls', 'nulls/a', 'empty', 'empty/x', 'string/package.json']) attempt(s);
