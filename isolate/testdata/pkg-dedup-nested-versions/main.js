console.log(require('a'), require('b'), require('b') === require('./again'));
