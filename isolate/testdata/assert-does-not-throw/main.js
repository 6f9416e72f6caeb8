const assert = require('assert');
const boom = () => { throw new TypeError('bad thing'); };
const attempt = (...args) => {
  try {
    assert.doesNotThrow(...args);
    console.log('fine');
  } catch (err) {
    console.log(err.name, err.code, err.operator, `<${err.message}>`);
  }
};
attempt(() => {});
attempt(boom);
attempt(boom, 'own message');
attempt(boom, TypeError, 'own message');
attempt(boom, RangeError);
attempt(boom, /bad/);
attempt(boom, /good/);
attempt(boom, { a: 1 });
attempt(() => { throw 'text'; });
attempt(() => { throw null; }, 'own message');
attempt(5);
