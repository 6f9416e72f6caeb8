const os = require('os');
for (const name of ['TMPDIR', 'TMP', 'TEMP', 'HOME']) delete process.env[name];
console.log(os.tmpdir(), typeof os.homedir());
process.env.TEMP = '/c'; console.log(os.tmpdir());
process.env.TMP = '/b/'; console.log(os.tmpdir());
process.env.TMPDIR = '/'; console.log(os.tmpdir());
process.env.HOME = '/somewhere'; console.log(os.homedir());
process.env.HOME = ''; console.log(JSON.stringify(os.homedir()));
