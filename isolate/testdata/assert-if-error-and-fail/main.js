const assert = require('assert');
const attempt = (fn) => {
  try {
    fn();
    console.log('fine');
  } catch (err) {
    console.log(err.name, err.code, err.operator, err.generatedMessage, `<${err.message}>`);
  }
};
for (const value of [null, undefined, 0, 'text', new Error('e'), new TypeError(), { message: 'm' }, { a: 1 }]) {
  attempt(() => assert.ifError(value));
}
attempt(() => assert.fail());
attempt(() => assert.fail('own message'));
attempt(() => assert.fail(new RangeError('own error')));
attempt(() => assert.fail(1, 2));
attempt(() => assert.fail(1, 2, undefined, '>'));
attempt(() => assert.fail(1, 2, 'own message', '>'));
function inner() { throw new Error('first'); }
function outer() {
  try {
    inner();
  } catch (err) {
    assert.ifError(err);
  }
}
try {
  outer();
} catch (err) {
  console.log(err.stack.split('\n').filter((line) => /inner|outer/.test(line)).map((line) => line.trim().split(' ')[1]));
}
