// What a Worker's process must not do.
const { Worker, isMainThread } = require('worker_threads');
if (isMainThread) {
  new Worker(__filename, { argv: ['a', 'b'] }).on('exit', (code) => console.log('exit', code));
} else {
  for (const name of ['abort', 'chdir', 'initgroups', 'setgroups', 'setegid', 'seteuid', 'setgid', 'setuid']) {
    try { process[name](); } catch (err) { console.log(name, process[name].disabled, err.name, err.code, err.message); }
  }
  try { process.umask(0); } catch (err) { console.log(err.code, err.message); }
  console.log(typeof process.umask(), typeof process.cwd(), process.argv.slice(2), process.argv[1] === __filename);
  const { title, debugPort } = process;
  process.title = 'mine';
  process.debugPort = 1234;
  console.log(process.title === title, process.debugPort === debugPort);
  console.log(process._debugProcess, process._debugEnd, process._startProfilerIdleNotifier);
  process.on('SIGINT', () => console.log('must not run'));
  process.exitCode = 5;
}
