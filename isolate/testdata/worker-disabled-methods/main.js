const { Worker } = require('worker_threads');
new Worker(`const names = ['abort', 'chdir', 'initgroups', 'setgroups', 'setegid', 'seteuid', 'setgid', 'setuid'];
console.log(names.map((name) => process[name].disabled));
for (const name of names) { try { process[name](); } catch (e) { console.log(e.name, e.code, e.message); } }
console.log(process.umask() === process.umask()); try { process.umask(0); } catch (e) { console.log(e.code, e.message); }`, { eval: true });
