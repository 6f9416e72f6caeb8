module.exports = { one: 1, two: 2 };
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  one,
  two
});
