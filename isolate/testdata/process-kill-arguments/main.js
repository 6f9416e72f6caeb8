console.log(process.kill(process.pid, 0), process.kill(String(process.pid), 0));
for (const args of [[], ['x'], [process.pid, 'SIGFOO'], ['0x', 0], [2 ** 31 - 2, 0], [{}, 0], [process.pid, 1.5], [process.pid, 99], [process.pid, '0'], [Infinity, 0]]) {
  try { process.kill(...args); } catch (err) { console.log(err.name, err.code, err.message, err.errno, err.syscall); }
}
