console.log(require('./latin1'));
