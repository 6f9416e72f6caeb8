exports.early = 1;
const other = require('./other');
exports.late = 2;
console.log('main', other);
