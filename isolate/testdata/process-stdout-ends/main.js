// An ended stdout is finished and closed, and refuses what comes later.
process.stdout.on('finish', () => console.error('finish')).on('close', () => console.error('close'));
process.stdout.on('error', (err) => console.error(err.message, err.code));
process.stdout.end('x\n', () => console.error('callback'));
setTimeout(() => process.stdout.write('y', (err) => console.error('write', err.code)), 10);
