'use strict';
// Whole processes, from fork to exit. worker-hello.js starts one Worker that prints.
const { bench } = require('heddle:bench');

bench('process -p 1', { command: ['-p', '1'] });
bench('process hello.js', { command: ['hello.js'] });
bench('process worker-hello.js', { command: ['worker-hello.js'] });
