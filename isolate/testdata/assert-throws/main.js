const assert = require('assert');
const boom = () => { throw new TypeError('bad thing'); };
const attempt = (...args) => {
  try {
    assert.throws(...args);
    console.log('fine');
  } catch (err) {
    console.log(err.name, err.code, err.generatedMessage, `<${err.message}>`);
  }
};
attempt(boom);
attempt(boom, TypeError);
attempt(boom, /^TypeError: bad/);
attempt(boom, (err) => err instanceof TypeError);
attempt(boom, { name: 'TypeError', message: /bad/ });
attempt(boom, new TypeError('bad thing'));
attempt(boom, RangeError);
attempt(boom, /good/);
attempt(boom, () => false);
attempt(boom, function named() {});
attempt(boom, { message: 'other', code: 5 });
attempt(boom, new RangeError('bad thing'));
attempt(boom, RangeError, 'own message');
attempt(boom, 'bad thing');
attempt(boom, 'a message');
attempt(boom, {});
attempt(boom, 5);
attempt(boom, 'a', 'b');
attempt(() => {});
attempt(() => {}, TypeError);
attempt(() => {}, TypeError, 'own message');
attempt(() => {}, 'own message');
attempt('not a function');
attempt(() => { throw 'text'; }, /text/);
attempt(() => { throw 'text'; }, { message: 'x' });
attempt(() => { throw null; }, TypeError);
attempt(() => { throw { a: 1 }; }, { a: 2 });
