// What kind of object process is.
console.log(Object.prototype.toString.call(process), process instanceof require('events'), process.constructor.name);
console.log(process === require('process'), process === globalThis.process, process.release.name, process.platform);
console.log(typeof process.pid, typeof process.ppid, process.pid > 0, process.exitCode, process.argv.length, process.execArgv);
console.log(/^v\d+\.\d+\.\d+$/.test(process.version), process.version === `v${process.versions.node}`, Object.isFrozen(process.versions));
console.log(process.execPath === process.argv[0], require('path').isAbsolute(process.execPath), process.listenerCount('warning'));
for (const name of ['version', 'versions', 'arch', 'platform', 'release', 'pid', 'argv0', 'features', 'env', 'argv']) {
  const d = Object.getOwnPropertyDescriptor(process, name);
  console.log(name, d.enumerable, d.configurable, d.writable ?? 'accessor');
}
