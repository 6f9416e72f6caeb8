for (const name of ['SIGPIPE', 'SIGXFSZ', 'SIGWINCH', 'SIGCHLD', 'SIGURG', 'SIGCONT']) process.kill(process.pid, name);
setTimeout(() => console.log('alive'), 50);
