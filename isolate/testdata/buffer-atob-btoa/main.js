'use strict';
// atob and btoa, strict where Buffer is not.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

for (const text of ['YQ', 'YQ==', ' Y Q = = ', 'YQ=', 'Y', '*', '', '  ', '=', 'YQ===', 'YW=I', 'YWJ=', '-_', 'YR==', 'YW\fJj', 'YWJjY', 'Y=', '€', null, 5]) {
  attempt(JSON.stringify(text), () => JSON.stringify(atob(text)));
}
for (const text of ['', 'a', 'é', '€', '\0\xff', null, 12]) attempt(JSON.stringify(text), () => btoa(text));
attempt('none', () => atob());
attempt('none', () => btoa());
attempt('symbol', () => btoa(Symbol('s')));
try {
  atob('*');
} catch (err) {
  console.log(err instanceof DOMException, err.code);
}
