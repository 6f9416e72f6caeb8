exports.c = 'c';
