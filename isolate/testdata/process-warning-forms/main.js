// All forms of process.emitWarning, as printed.
process.emitWarning('plain');
process.emitWarning('typed', 'Custom');
process.emitWarning('coded', 'Custom', 'C01');
process.emitWarning('detailed', { type: 'T', code: 'C', detail: 'some detail\nmore' });
process.emitWarning(new RangeError('an error'));
process.emitWarning('old', 'DeprecationWarning', 'DEP9999');
process.emitWarning('older', 'DeprecationWarning', 'DEP9998');
process.emitWarning('', { type: '' });
process.emitWarning('ctor', () => {});
process.emitWarning('empty type', '');
