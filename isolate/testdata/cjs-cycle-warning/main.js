exports.early = 1;
require('./b');
