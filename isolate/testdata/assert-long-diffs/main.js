const assert = require('assert');
const attempt = (actual, expected) => {
  try {
    assert.deepStrictEqual(actual, expected);
  } catch (err) {
    console.log(`<${err.message}>`);
  }
};
const range = (n, from = 0) => Array.from({ length: n }, (_, i) => from + i);
attempt(range(12), range(12).map((i) => (i === 0 ? 'x' : i)));
attempt(range(12), range(12).map((i) => (i === 6 ? 'x' : i)));
attempt(range(12), range(12).map((i) => (i === 11 ? 'x' : i)));
attempt(range(30), range(30).map((i) => (i % 9 ? i : 'x')));
attempt(range(40), range(40, 100));
attempt([0, ...range(60, 100), 1], [0, 1]);
attempt(range(10), [...range(10), 'more']);
attempt(Array(150).fill(1), Array(151).fill(1));
