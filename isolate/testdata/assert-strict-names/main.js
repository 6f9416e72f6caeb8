const assert = require('assert');
const strict = require('assert/strict');
console.log(strict === assert.strict, strict.strict === strict, Object.keys(assert).join() === Object.keys(strict).join());
console.log(strict.equal === assert.strictEqual, strict.deepEqual === assert.deepStrictEqual,
            strict.notEqual === assert.notStrictEqual, strict.notDeepEqual === assert.notDeepStrictEqual);
console.log(assert.name, strict.name, assert.length, assert === assert.ok, Object.keys(assert));
try {
  strict.equal(1, '1');
} catch (err) {
  console.log(err.operator, err.message);
}
