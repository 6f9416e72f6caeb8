module.exports = 'from changed module.paths';
