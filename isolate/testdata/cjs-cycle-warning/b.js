const main = require('./main');
console.log(main.early, main.late, main.__esModule, 'x' in main);
console.log(Object.getPrototypeOf(main) === Object.prototype);
setTimeout(() => console.log(Object.getPrototypeOf(main) === Object.prototype), 1);
