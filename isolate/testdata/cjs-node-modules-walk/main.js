require('./a/b/c');
console.log(module.paths.slice(0, 2));
console.log(require.resolve.paths('x').length === module.paths.length + 3);
console.log(require.resolve.paths('./x'), require.resolve.paths('fs'));
