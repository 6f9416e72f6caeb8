exports.a = 1;
module.exports.b = 2;
exports['c'] = 3;
exports['d e'] = 4;
Object.defineProperty(exports, 'viaDefine', { enumerable: true, value: 5 });
Object.defineProperty(exports, 'getter', { enumerable: true, get: function () { return exports.a; } });
exports.fromOther = require('./other.cjs').x;
__exportStar(require('./other.cjs'), exports);
function __exportStar(m, e) { for (const k in m) e[k] = m[k]; }
exports.tsName = void 0;
exports.tsName = 'ts';
if (globalThis.never) exports.neverSet = 1;
