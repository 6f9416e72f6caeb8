'use strict';
// events: the EventEmitter class is the module itself.

module.exports = require('internal/events').EventEmitter;
