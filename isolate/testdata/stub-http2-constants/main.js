'use strict';
const { constants, sensitiveHeaders } = require('http2');
console.log(JSON.stringify(constants));
console.log(typeof sensitiveHeaders);
