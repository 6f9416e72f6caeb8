console.log(require('old'));
