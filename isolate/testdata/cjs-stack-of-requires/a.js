exports.go = () => require('./b');
exports.go();
