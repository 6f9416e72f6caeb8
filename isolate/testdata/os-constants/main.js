const { constants } = require('os');
console.log(constants);
console.log(Object.getOwnPropertyDescriptor(require('os'), 'constants').writable, Object.getPrototypeOf(constants.signals));
