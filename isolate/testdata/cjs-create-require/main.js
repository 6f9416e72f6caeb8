const { createRequire } = require('module');
const { pathToFileURL } = require('url');
const file = __dirname + '/sub/any.js';
console.log(createRequire(file)('./x'), createRequire(pathToFileURL(file))('./x'), createRequire(pathToFileURL(file).href)('./x'), createRequire(__dirname + '/sub/')('./x'));
console.log(Object.keys(createRequire(file)));
for (const bad of [5, 'relative', 'http://x', new URL('http://x/'), undefined]) {
  try {
    createRequire(bad);
  } catch (e) {
    console.log(e.code, e.message.split('\n')[0]);
  }
}
