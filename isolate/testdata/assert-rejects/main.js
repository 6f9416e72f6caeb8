const assert = require('assert');
const bad = () => Promise.reject(new TypeError('bad thing'));
const attempt = async (name, ...args) => {
  try {
    await assert[name](...args);
    console.log(name, 'fine');
  } catch (err) {
    console.log(name, err.name, err.code, err.operator, `<${err.message}>`);
  }
};
(async () => {
  await attempt('rejects', bad);
  await attempt('rejects', bad(), TypeError);
  await attempt('rejects', bad, RangeError);
  await attempt('rejects', bad, /good/);
  await attempt('rejects', Promise.resolve(1));
  await attempt('rejects', async () => {}, TypeError, 'own message');
  await attempt('rejects', 5);
  await attempt('rejects', () => 5);
  await attempt('rejects', () => { throw new Error('synchronous'); });
  await attempt('rejects', { then(ok, no) { no(new Error('thenable')); }, catch() {} });
  await attempt('doesNotReject', async () => {});
  await attempt('doesNotReject', bad);
  await attempt('doesNotReject', bad, TypeError, 'own message');
  await attempt('doesNotReject', bad, RangeError);
  await attempt('doesNotReject', 5);
})();
