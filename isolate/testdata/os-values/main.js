const os = require('os');
console.log(os.EOL === '\n', os.devNull, os.platform(), os.type(), os.endianness(), `${os.arch}` === process.arch);
for (const name of ['hostname', 'homedir', 'tmpdir', 'release', 'version', 'machine']) console.log(name, typeof os[name](), os[name]().length > 0);
for (const name of ['uptime', 'totalmem', 'freemem', 'availableParallelism']) console.log(name, typeof os[name](), os[name]() > 0);
console.log(os.loadavg().length, os.cpus().length > 0, Object.keys(os.cpus()[0]), Object.keys(os.cpus()[0].times));
console.log(Object.keys(os.userInfo()), Object.getPrototypeOf(os.userInfo()), Buffer.isBuffer(os.userInfo({ encoding: 'buffer' }).username));
const [entry] = Object.values(os.networkInterfaces()).flat();
console.log(Object.keys(entry));
