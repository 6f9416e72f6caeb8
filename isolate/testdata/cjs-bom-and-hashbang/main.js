#!/usr/bin/env node
console.log(require('./bom'), require('./hash'));
