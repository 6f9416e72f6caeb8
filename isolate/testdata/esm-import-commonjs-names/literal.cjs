const x = 1, y = 2;
module.exports = { x, y, 'z z': x, ...require('./other.cjs') };
