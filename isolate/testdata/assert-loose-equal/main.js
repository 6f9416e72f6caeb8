const assert = require('assert');
const attempt = (name, ...args) => {
  try {
    assert[name](...args);
    console.log(name, 'fine');
  } catch (err) {
    console.log(name, err.code, err.operator, `<${err.message}>`);
  }
};
attempt('equal', 1, '1');
attempt('equal', NaN, NaN);
attempt('equal', 1, 2);
attempt('equal', { a: 1 }, [1, 2]);
attempt('equal', 'two\nlines', 'x');
attempt('equal', 1, 2, 'own message');
attempt('equal', 1);
attempt('deepEqual', { a: 1, b: '2' }, { b: 2, a: true });
attempt('deepEqual', { a: 1 }, { a: 2 });
attempt('deepEqual', [1, 2], [1, 3], 'own message');
attempt('deepEqual', new Set([1]), new Set(['1']));
attempt('equal', 'x'.repeat(600), 1);
