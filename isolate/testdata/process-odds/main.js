// Small methods.
console.log(process.getBuiltinModule('fs') === require('fs'), process.getBuiltinModule('node:path') === require('path'), process.getBuiltinModule('nope'));
for (const bad of [undefined, 1]) try { process.getBuiltinModule(bad); } catch (err) { console.log(err.code, err.message); }
try { process.setSourceMapsEnabled(1); } catch (err) { console.log(err.code, err.message); }
try { process._linkedBinding('x'); } catch (err) { console.log(err.code, err.message); }
try { process.dlopen({}); } catch (err) { console.log(err.code, err.message); }
try { process.assert(false, 'told so'); } catch (err) { console.log(err.code, err.message); }
setTimeout(() => {}, 1);
setImmediate(() => {});
console.log(process.getActiveResourcesInfo().filter((name) => name === 'Timeout' || name === 'Immediate'));
console.log(process.allowedNodeEnvironmentFlags.has('--max-old-space-size'), process.allowedNodeEnvironmentFlags.has('max_old_space_size'), process.allowedNodeEnvironmentFlags.has('--nope'));
process.title = 'short';
console.log(process.title);
try { process.title = Symbol('s'); } catch (err) { console.log(err.message); }
