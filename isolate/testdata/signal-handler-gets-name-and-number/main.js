const os = require('os');
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGWINCH', 'SIGCONT']) {
  process.once(name, (...args) => {
    console.log(args[0] === name, args[1] === os.constants.signals[name], args.length);
    if (name === 'SIGCONT') clearTimeout(wait);
  });
  process.kill(process.pid, name);
}
const wait = setTimeout(() => console.log('not all came'), 20000);
