const os = require('os');
const names = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGWINCH', 'SIGCONT'];
let came = 0; // in whatever order
for (const name of names) {
  process.once(name, (...args) => {
    console.log(args[0] === name, args[1] === os.constants.signals[name], args.length);
    if (++came === names.length) clearTimeout(wait);
  });
  process.kill(process.pid, name);
}
const wait = setTimeout(() => console.log('not all came'), 20000);
