const require = 1;
await 0;
console.log(require);
