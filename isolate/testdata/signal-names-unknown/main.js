try { process.kill(process.pid, 'SIGLOOM'); } catch (err) { console.log(err.name, err.code, err.message); }
try { process.kill(process.pid, 99); } catch (err) { console.log(err.code, err.syscall); }
console.log(process.kill(process.pid, 0));
process.on('SIGLOOM', () => {});
console.log(process.emit('SIGLOOM'));
