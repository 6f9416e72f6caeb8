// loadEnvFile keeps what is set already.
const fs = require('fs'), os = require('os'), path = require('path');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'env-'));
const file = path.join(dir, '.env');
fs.writeFileSync(file, `PLAIN=one
SPACED =  two words  # comment
export EXPORTED=three
SINGLE='four # no comment'
DOUBLE="five\\nlines"
BACK=\`six\`
MULTI="a
b"
EMPTY=
KEPT=new
# COMMENT=x
`);
process.env.KEPT = 'old';
process.loadEnvFile(file);
for (const name of ['PLAIN', 'SPACED', 'EXPORTED', 'SINGLE', 'DOUBLE', 'BACK', 'MULTI', 'EMPTY', 'KEPT', 'COMMENT']) console.log(name, JSON.stringify(process.env[name]));
fs.rmSync(dir, { recursive: true });
for (const bad of [1, path.join(dir, 'gone')]) try { process.loadEnvFile(bad); } catch (err) { console.log(err.code); }
