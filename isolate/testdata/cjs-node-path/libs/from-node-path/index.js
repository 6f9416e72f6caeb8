module.exports = 'libs';
