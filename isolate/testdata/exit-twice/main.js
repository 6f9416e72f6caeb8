// exit() inside of 'exit' ends at once, with the code that is set.
process.on('exit', (code) => { console.log('a', code); process.exit(); console.log('must not run'); });
process.on('exit', () => console.log('must not run'));
process.exitCode = 3;
process.exit();
