const assert = require('assert');
const attempt = (actual, expected) => {
  try {
    assert.strictEqual(actual, expected);
    console.log('equal');
  } catch (err) {
    console.log(`<${err.message}>`);
  }
};
attempt(1, 2);
attempt(NaN, NaN);
attempt('a', 'b');
attempt('1', 1);
attempt(null, undefined);
attempt(0, -0);
attempt('a long text that is cut', 'a long text that is not');
attempt('x'.repeat(60), 'y'.repeat(60));
attempt('two\nlines', 'two\nlines more');
attempt({ a: 1 }, { a: 1 });
attempt([1, 2, 3], [1, 2, 4]);
attempt({}, []);
attempt(() => {}, () => {});
attempt(new Date(0), new Date(0));
attempt(Symbol('a'), Symbol('b'));
attempt(undefined, { a: { b: 1 } });
attempt(10n, 11n);
attempt(new Error('a'), new Error('b'));
