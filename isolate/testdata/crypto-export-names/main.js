'use strict';
// Every export of node's crypto is there.
const crypto = require('crypto');
console.log(Object.keys(crypto).join());
console.log(Object.keys(crypto).map((key) => typeof crypto[key]).join());
console.log(crypto.constants);
