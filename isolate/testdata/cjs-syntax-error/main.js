console.log('before');
require('./bad');
