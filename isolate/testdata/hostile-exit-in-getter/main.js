'use strict';
process.on('exit', (code) => console.log('exit', code));
try {
  structuredClone({ get a() { process.exit(3); } });
} catch { console.log('caught'); } finally { console.log('finally'); }
