const assert = require('assert');
const attempt = (name, ...args) => {
  try {
    assert[name](...args);
    console.log(name, 'fine');
  } catch (err) {
    console.log(name, `<${err.message}>`);
  }
};
const o = { a: [1, 2, { b: 3 }] };
for (const name of ['notEqual', 'notStrictEqual', 'notDeepEqual', 'notDeepStrictEqual']) {
  attempt(name, 1, 1);
  attempt(name, 'abcdef', 'abcdef');
  attempt(name, o, o);
  attempt(name, 1, 2);
  attempt(name, [1], [1]);
  attempt(name, [1], ['1']);
  attempt(name, 1);
}
