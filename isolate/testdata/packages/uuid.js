const { v1, v3, v4, v5, validate, version, parse, stringify, NIL } = require('uuid');
console.log(v5('heddle', v5.DNS), v3('heddle', v3.URL), validate(v4()), version(v4()), version(v1()), NIL);
console.log(parse('6ba7b810-9dad-11d1-80b4-00c04fd430c8'), stringify(parse('6ba7b810-9dad-11d1-80b4-00c04fd430c8')));
console.log(new Set(Array.from({ length: 1000 }, () => v4())).size);
