function here() { process.emitWarning('traced'); }
here();
