const os = require('os');
console.log(Object.keys(os));
for (const name of ['EOL', 'devNull', 'constants']) try { (() => { 'use strict'; os[name] = 1; })(); } catch (err) { console.log(err.message); }
