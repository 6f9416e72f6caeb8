console.log(require('near'), require('far'), require('@s/pkg'), require('@s/pkg/sub'));
console.log(module.paths.slice(0, 4));
