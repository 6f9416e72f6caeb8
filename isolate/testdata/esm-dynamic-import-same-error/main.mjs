const errors = [];
for (let i = 0; i < 2; i++) await import('./bad.mjs').catch((e) => errors.push(e));
console.log(errors.map((e) => e.message), errors[0] === errors[1]);
const syntax = [];
for (let i = 0; i < 2; i++) await import('./syntax.mjs').catch((e) => syntax.push(e));
console.log(syntax.map((e) => e.name), syntax[0] === syntax[1]);
const missing = [];
for (let i = 0; i < 2; i++) await import('./missing.mjs').catch((e) => missing.push(e));
console.log(missing.map((e) => e.code), missing[0] === missing[1]);
