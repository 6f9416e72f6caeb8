const assert = require('assert');
const { AssertionError } = assert;
const e = new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(e.name, e.code, Object.keys(e), String(e), e instanceof Error);
console.log(e.stack.split('\n')[0]);
for (const options of [{}, { message: 'm' }, { message: 5 }, { operator: 'between', actual: 1, expected: [2] }]) {
  const err = new AssertionError(options);
  console.log(err.generatedMessage, err.operator, `<${err.message}>`);
}
for (const options of [undefined, 5, null]) {
  try {
    new AssertionError(options);
  } catch (err) {
    console.log(err.code, err.message);
  }
}
function hiddenFrame() { throw new AssertionError({ message: 'm', stackStartFn: hiddenFrame }); }
try {
  hiddenFrame();
} catch (err) {
  console.log(err.stack.includes('hiddenFrame'));
}
try {
  assert.deepStrictEqual({ a: { b: 'x\n'.repeat(20) } }, 'y\n'.repeat(20));
} catch (err) {
  const text = require('util').inspect(err);
  console.log(text.slice(text.indexOf('generatedMessage')));
}
