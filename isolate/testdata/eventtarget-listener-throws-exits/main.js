const target = new EventTarget();
target.addEventListener('a', () => { throw new TypeError('fatal'); });
process.on('exit', (code) => console.log('exit', code));
target.dispatchEvent(new Event('a'));
console.log('dispatched');
setTimeout(() => console.log('never'), 5);
