'use strict';
const lines = [];
const original = process.stdout.write;
process.stdout.write = (text) => { lines.push(text); return true; };
console.log('captured', 1); console.group('g'); console.log('in'); console.groupEnd();
process.stdout.write = original;
console.log(lines);
