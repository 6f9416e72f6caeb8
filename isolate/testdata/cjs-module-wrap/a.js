module.exports = extra;
