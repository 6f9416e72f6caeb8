process.on('SIGUSR2', () => { console.log('signal'); clearTimeout(wait); });
process.kill(process.pid, 'SIGUSR2');
const end = Date.now() + 200;
while (Date.now() < end);
console.log('loop');
process.nextTick(() => console.log('tick'));
const wait = setTimeout(() => {}, 20000);
