const parse = require('./parse.js');

parse('[1, 2]')
  .then((value) => console.log(value), (error) => console.log(error))
  .then(() => parse('['))
  .catch((error) => console.log(error.name));
