process.on('SIGHUP', () => {});
process.on('SIGHUP', () => {});
process.removeAllListeners('SIGHUP');
process.kill(process.pid, 'SIGHUP');
setTimeout(() => console.log('survived'), 20000);
