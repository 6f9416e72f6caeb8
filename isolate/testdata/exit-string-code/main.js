process.on('exit', (code) => { console.log(code, process.exitCode); process.exitCode = undefined; });
process.exit('7');
