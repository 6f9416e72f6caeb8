'use strict';
console.log('0'); console.group('one', { a: 1 }); console.log('1\n1b'); console.group(); console.log({ a: 'x'.repeat(50), b: 'y'.repeat(50) }); console.groupCollapsed('three'); console.table([[1]]);
console.groupEnd(); console.log('2'); console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('0');
const { Console } = console;
const c = new Console({ stdout: process.stdout, groupIndentation: 4 }); c.group('g'); c.log('in'); c.group('h'); c.log('in in'); c.groupEnd(); c.log('in'); console.log('other console');
