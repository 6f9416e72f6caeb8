'use strict';
const { parseArgs } = require('util');
const options = { foo: { type: 'boolean', short: 'f' }, bar: { type: 'string', short: 'b' } };
console.log(parseArgs({ args: ['-fbx', '--bar=x', 'pos', '--foo', '--bar', 'z', '-b', 'q', '--', '-f', 'p'], options, allowPositionals: true, tokens: true }));
console.log(parseArgs({ args: ['--no-foo', '--no-x=1'], strict: false, allowNegative: true, tokens: true }).tokens);
