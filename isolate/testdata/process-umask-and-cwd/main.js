const old = process.umask(0o22);
console.log(process.umask(), process.umask('027'), process.umask(0o1777), process.umask(old));
for (const bad of ['zz', '9', -1, 1.5, 2 ** 33, {}, '', NaN]) try { process.umask(bad); } catch (err) { console.log(err.name, err.code, err.message); }
const here = process.cwd();
process.chdir('..');
console.log(process.cwd() === require('path').dirname(here));
process.chdir(here);
for (const bad of [undefined, null, 1, {}]) try { process.chdir(bad); } catch (err) { console.log(err.name, err.code, err.message); }
try { process.chdir('does-not-exist'); } catch (err) { console.log(err.code, err.errno, err.syscall, err.path === here, err.dest, Object.keys(err)); }
