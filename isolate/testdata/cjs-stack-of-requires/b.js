console.log(new Error('here').stack.split('\n').filter((l) => !/node:/.test(l)).map((l) => l.replace(__dirname, '')).join('\n'));
console.log(new Error('here').stack.split('\n').length);
