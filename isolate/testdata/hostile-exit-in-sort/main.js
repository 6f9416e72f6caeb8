'use strict';
[3, 1, 2].sort(() => { process.exit(7); });
console.log('never');
