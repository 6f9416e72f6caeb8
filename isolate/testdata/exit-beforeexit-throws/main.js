process.on('beforeExit', () => { throw new Error('beforeExit'); });
process.on('exit', (code) => console.log('exit', code, process.exitCode));
