process.emitWarning('hidden');
process.emitWarning('hidden', 'DeprecationWarning');
console.log('done');
