const assert = require('assert');
const attempt = (name, ...args) => {
  try {
    assert[name](...args);
    console.log('fine');
  } catch (err) {
    console.log(err.name, err.code, err.operator, err.generatedMessage, `<${err.message}>`);
  }
};
attempt('match', 'abc', /b/);
attempt('match', 'abc', /x/);
attempt('match', 5, /x/);
attempt('match', 'abc', 'b');
attempt('match', 'abc', /x/, 'own message');
attempt('match', 'abc', /x/, new Error('own error'));
attempt('doesNotMatch', 'abc', /x/);
attempt('doesNotMatch', 'abc', /b/);
attempt('doesNotMatch', {}, /b/);
attempt('doesNotMatch', 'abc', /b/, 'own message');
