'use strict';
// Whole processes, from fork to exit, and the most memory that was resident. worker-hello.js starts one Worker that prints.
const { bench } = require('heddle:bench');

const samples = 6;

bench('hello-world', { samples, command: ['hello.js'] });
bench('hello-world-with-worker', { samples, command: ['worker-hello.js'] });
