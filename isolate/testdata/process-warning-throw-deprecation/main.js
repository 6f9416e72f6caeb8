process.on('uncaughtException', (err) => console.log('thrown', err.name, err.message, err.code));
process.throwDeprecation = true;
process.emitWarning('old', 'DeprecationWarning', 'DEP1');
process.emitWarning('other');
process.noDeprecation = true;
process.emitWarning('not even', 'DeprecationWarning', 'DEP2');
