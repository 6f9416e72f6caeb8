process.on('exit', (code) => { console.log(code, process.exitCode, process._exiting); process.exitCode = 8; });
process.exit(7);
