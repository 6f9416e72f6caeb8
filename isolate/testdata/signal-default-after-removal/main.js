const ignore = () => {};
process.on('SIGTERM', ignore);
process.off('SIGTERM', ignore);
process.on('exit', () => console.log('no exit event'));
process.kill(process.pid, 'SIGTERM');
setTimeout(() => console.log('survived'), 20000);
