for (const name of ['getuid', 'geteuid', 'getgid', 'getegid']) console.log(name, Number.isInteger(process[name]()));
console.log(process.getgroups().every(Number.isInteger));
for (const name of ['setuid', 'setgid', 'seteuid', 'setegid']) {
  for (const bad of [undefined, null, 'no-such-name', 1.5, -1, 2 ** 32, {}]) {
    try { process[name](bad); } catch (err) { console.log(name, err.name, err.code, err.message); }
  }
}
for (const bad of [undefined, 1, ['no-such-name'], [-1], [{}]]) try { process.setgroups(bad); } catch (err) { console.log(err.name, err.code, err.message); }
for (const bad of [[], [1], ['root', {}], ['root', 'no-such-name'], [-1, 0]]) try { process.initgroups(...bad); } catch (err) { console.log(err.name, err.code, err.message); }
