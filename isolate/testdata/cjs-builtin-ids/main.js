const { isBuiltin, builtinModules } = require('module');
console.log(['fs', 'node:fs', 'fs/promises', 'node:fs/promises', 'test', 'nope', 'node:nope', './fs', ''].map((id) => isBuiltin(id)), isBuiltin(5));
console.log(require('fs') === require('node:fs'), builtinModules.includes('fs'), builtinModules.includes('node:fs'), builtinModules.includes('test'));
console.log(require('./fs'), require('node:path') === require('path'));
console.log('fs' in require.cache);
