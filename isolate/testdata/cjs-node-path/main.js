console.log(require('from-node-path'), require('plain'));
