'use strict';
process.on('warning', (warning) => console.log(warning.name, warning.code, warning.message));
console.log(require('sys') === require('util'));
