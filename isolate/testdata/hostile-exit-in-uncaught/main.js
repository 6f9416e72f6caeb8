'use strict';
process.on('uncaughtException', () => { process.exit(6); });
process.on('exit', () => { throw new Error('in exit'); });
throw new Error('first');
