'use strict';
const { inspect } = require('util');
inspect({ k: { [inspect.custom](depth, options, fn) { console.log(depth, JSON.stringify(options), typeof options.stylize, fn.name); return ''; } } }, { depth: 7, colors: true, own: 'x', breakLength: 33 });
