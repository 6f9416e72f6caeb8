process.on('exit', (code) => console.log('exit', code));
import('./gone.mjs');
setTimeout(() => console.log('never'), 1000);
