'use strict';

// node:querystring.

module.exports = require('internal/querystring');
