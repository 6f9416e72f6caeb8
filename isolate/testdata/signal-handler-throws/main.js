process.on('uncaughtException', (err, origin) => { console.log(err.message, origin); clearTimeout(wait); });
process.on('SIGUSR2', () => { throw new Error('from a handler'); });
const wait = setTimeout(() => {}, 20000);
process.kill(process.pid, 'SIGUSR2');
