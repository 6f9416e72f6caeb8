'use strict';
const overflow = () => overflow() + 1;
process.on('uncaughtException', overflow);
process.on('exit', (code) => console.log('exit', code));
throw new Error('first');
