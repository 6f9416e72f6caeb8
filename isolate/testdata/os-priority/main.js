const os = require('os');
console.log(os.getPriority() === os.getPriority(0), os.getPriority(process.pid) === os.getPriority());
os.setPriority(os.getPriority());
for (const args of [[-1], ['x'], [2 ** 31], [1.5]]) try { os.getPriority(...args); } catch (err) { console.log(err.name, err.code, err.message, err.info); }
for (const args of [[], [0, 20], [0, -21], ['x', 1], [0, 'x'], [0, 1.5], [2 ** 22 + 7, 1]]) try { os.setPriority(...args); } catch (err) { console.log(err.name, err.code, err.message); }
