'use strict';
const { parseArgs } = require('util');
const t = (config) => { try { console.log(parseArgs(config)); } catch (e) { console.log(e.name, e.code, e.message); } };
const options = { foo: { type: 'boolean', short: 'f' }, bar: { type: 'string', short: 'b' }, many: { type: 'string', multiple: true, short: 'm' }, def: { type: 'string', default: 'd' } };
t({ args: ['-f', '--bar', 'b'], options }); t({ args: ['-fb', 'v'], options }); t({ args: ['-fbv'], options }); t({ args: ['--bar=a=b', '--many', '1', '-m2', '--def', 'x'], options });
t({ args: ['pos', '-f', '--', '--bar', '-x'], options, allowPositionals: true }); t({ args: ['--unknown', 'x', '-xyz', '--k=v'], strict: false });
t({ args: ['--no-foo', '--foo', '--no-foo'], options, allowNegative: true }); t({ args: ['--__proto__'], strict: false });
