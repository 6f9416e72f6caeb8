module.exports = {
  double: (n) => n * 2,
  later: async (x) => { await null; return x; },
  fail: (text) => { throw new RangeError(text); },
  forever: () => { for (;;); },
  exits: () => process.exit(4),
};
