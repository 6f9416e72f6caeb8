'use strict';
// node:dns

module.exports = require('internal/dns_offline').callbacks;
