const assert = require('assert');
const attempt = (fn) => {
  try {
    fn();
  } catch (err) {
    console.log(err.generatedMessage, err.operator, err.actual, err.expected, `<${err.message}>`);
  }
};
attempt(() => assert(1 === 2));
attempt(() => assert.ok(typeof 5 === 'string', undefined));
attempt(() => {
  assert.ok(
    [1, 2].includes(3) ||
      'text with ) and (' === /[)]/.source, // a comment )
  );
});
attempt(() => assert(`${(() => ')')()}` === ''));
attempt(() => { const check = assert; check(0); });
attempt(() => assert.strict.ok(null));
attempt(() => assert['ok'].call(null, ''));
attempt(() => (0, assert)(NaN));
attempt(() => assert?.(false));
attempt(() => assert(0, 'given'));
attempt(() => assert());
attempt(() => new Function('assert', 'assert(1 > 2)')(assert));
try {
  assert(false, new RangeError('mine'));
} catch (err) {
  console.log(err.name, err.message);
}
