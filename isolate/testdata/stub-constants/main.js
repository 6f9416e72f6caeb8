'use strict';
const constants = require('constants');
console.log(Object.isFrozen(constants), Object.keys(constants).length);
// These depend on the processor.
const { O_DIRECT, O_DIRECTORY, O_NOFOLLOW, ...rest } = constants;
console.log(JSON.stringify(rest));
console.log(constants.O_RDONLY === require('fs').constants.O_RDONLY, constants.SIGTERM === require('os').constants.signals.SIGTERM);
