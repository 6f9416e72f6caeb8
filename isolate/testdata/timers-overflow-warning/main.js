// Beyond 32 bits a duration becomes 1, with a warning.
process.on('warning', (w) => console.log(w.name, w.message));
clearTimeout(setTimeout(() => {}, 2 ** 31));
clearInterval(setInterval(() => {}, 2 ** 40));
setTimeout(() => console.log('fired'), Infinity);
