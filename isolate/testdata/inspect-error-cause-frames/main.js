'use strict';
const { inspect } = require('util');
function inner() { return new Error('inner'); }
function outer() { return new Error('outer', { cause: inner() }); }
function a() { return outer(); } function b() { return a(); } function c() { return b(); } function d() { return c(); }
Error.stackTraceLimit = 6;
console.log(inspect(d()).replace(/\(.*[/\\](main\.js)/g, '($1'));
