'use strict';
process.on('uncaughtException', (e) => { console.log('handler', e.message); throw new Error('second'); });
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => { throw new Error('first'); }, 1);
setTimeout(() => console.log('never'), 20);
