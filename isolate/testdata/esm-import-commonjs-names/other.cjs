exports.x = 'x';
exports.starred = 'starred';
