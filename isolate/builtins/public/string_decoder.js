'use strict';

// node:string_decoder.

const { StringDecoder } = require('internal/string_decoder');

module.exports = { StringDecoder };
