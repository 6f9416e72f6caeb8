exports.good = 1;
exports.bad = 0;
Object.defineProperty(exports, 'bad', { enumerable: true, get() { throw new Error('getter'); } });
