console.log(require('./a.mjs'));
