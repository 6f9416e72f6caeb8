'use strict';
const { inspect, format, formatWithOptions } = require('util');
for (const v of [1000, 123456789, -12345.6789, 0.0001234, 1e21, 123456789n, 999, 1234.5, NaN, -1000]) console.log(inspect(v, { numericSeparator: true }));
console.log(formatWithOptions({ numericSeparator: true }, '%d %i %f %s %O', 123456, 1234567, '12345.678', 7654321, { n: 10000 }));
