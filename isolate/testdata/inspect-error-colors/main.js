'use strict';
const { inspect } = require('util');
const e = new Error('boom');
e.stack = `Error: boom
    at f (/elsewhere/x.js:1:2)
    at g (/a/node_modules/pkg/index.js:3:4)
    at h (/a/node_modules/@scope/pkg/lib/x.js:3:4)
    at node:fs:1:2
    at readFile (node:fs/promises:10:20)
    at async Promise.all (index 0)`;
console.log(JSON.stringify(inspect(e, { colors: true })));
console.log(JSON.stringify(inspect({ e }, { colors: true })));
