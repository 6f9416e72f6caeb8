for (const name of ['SIGKILL', 'SIGSTOP']) {
  try { process.on(name, () => {}); } catch (err) { console.log(err.message, err.code, err.syscall, err.errno); }
}
console.log(process.listenerCount('SIGKILL'));
