'use strict';
const fs = require('fs');
process.on('exit', () => console.log('exit'));
try { fs.readSync(0, Buffer.alloc(1), { get offset() { process.exit(8); } }); } finally { console.log('never'); }
