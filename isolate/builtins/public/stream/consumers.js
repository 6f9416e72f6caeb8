'use strict';
// node:stream/consumers

module.exports = require('internal/streams/consumers');
