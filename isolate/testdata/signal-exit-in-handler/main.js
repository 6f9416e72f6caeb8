process.on('exit', (code) => console.log('exit', code));
process.on('SIGTERM', () => process.exit(42));
process.kill(process.pid, 'SIGTERM');
setTimeout(() => {}, 20000);
