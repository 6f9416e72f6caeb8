process.on('uncaughtException', (err) => { console.log('caught', err); process.exitCode = 3; });
process.on('exit', (code) => { console.log('exit', code); throw 1; });
