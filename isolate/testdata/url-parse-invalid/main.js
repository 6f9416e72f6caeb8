'use strict';
// What is no URL: ERR_INVALID_URL with input and base.
const cases = [
  [''], ['x'], ['http://'], ['http://a:99999'], ['http://a:b'], ['http://[::1'], ['http://a b'], ['http://1.2.3.4.5'], ['http://256.1'],
  ['http://%00'], ['http://a<b'], ['http://xn--a'], ['https://user@'], ['foo://a b'], ['//a'], ['x', 'mailto:a'], ['x', 'y'], ['http://a', ''], ['/x', 'foo:bar'],
];
for (const args of cases) {
  try {
    console.log(args, new URL(...args).href);
  } catch (err) {
    console.log(args, err.name, err.code, err.message, { ...err }, URL.canParse(...args), URL.parse(...args));
  }
}
for (const f of [() => new URL(), () => URL.canParse(), () => URL('http://a'), () => new URL(Symbol('s'))]) {
  try {
    f();
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
}
