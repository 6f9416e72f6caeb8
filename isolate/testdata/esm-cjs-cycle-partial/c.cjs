exports.early = 1;
exports.p = import('./e.mjs').then((n) => n.seen);
exports.late = 2;
