process.emitWarning('old', 'DeprecationWarning', 'X1');
