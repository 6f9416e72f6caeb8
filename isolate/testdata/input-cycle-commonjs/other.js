const main = require('./main');
exports.seen = { ...main };
console.log('other', main.late);
