module.exports = require('b');
