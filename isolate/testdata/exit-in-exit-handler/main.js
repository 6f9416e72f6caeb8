process.on('exit', (code) => { console.log('exit', code); process.exit(12); });
throw new Error('is not printed');
