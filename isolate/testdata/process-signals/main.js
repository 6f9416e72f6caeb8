// Signals are events; the last listener that goes gives the default back.
const { once } = require('events');
(async () => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGQUIT', 'SIGALRM', 'SIGWINCH']) {
    const seen = once(process, name);
    process.kill(process.pid, name);
    const hold = setTimeout(() => console.log('lost', name), 5000);
    console.log(await seen);
    clearTimeout(hold);
  }
  for (const name of ['SIGKILL', 'SIGSTOP']) {
    try { process.on(name, () => {}); } catch (err) { console.log(err.message, err.code, err.errno, err.syscall); }
  }
  console.log(process.listenerCount('SIGINT'));
  process.on('SIGINT', () => {}); // does not keep the loop alive
})();
