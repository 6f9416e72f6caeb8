// --disable-warning leaves out a code or a type.
process.emitWarning('shown');
process.emitWarning('by type', 'Quiet');
process.emitWarning('by code', 'DeprecationWarning', 'DEP1');
process.emitWarning('also shown', 'DeprecationWarning', 'DEP2');
