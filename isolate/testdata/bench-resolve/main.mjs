// heddle:bench is a built-in of its own scheme: by require, import and their kin. What is not one fails as node: does.
import { bench } from 'heddle:bench';
import whole, * as namespace from 'heddle:bench';
import { builtinModules, createRequire, isBuiltin } from 'node:module';

const require = createRequire(import.meta.url);
console.log(typeof bench, Object.keys(whole), Object.keys(namespace));
console.log(require('heddle:bench') === whole, process.getBuiltinModule('heddle:bench') === whole);
console.log(require.resolve('heddle:bench'), import.meta.resolve('heddle:bench'), (await import('heddle:bench')) === namespace);
console.log(['heddle:bench', 'heddle/bench', 'bench', 'node:bench', 'heddle:fs', 'heddle:'].map(isBuiltin));
console.log(builtinModules.filter((id) => id.includes('bench') || id.includes('heddle')));
console.log(process.getBuiltinModule('heddle/bench'), process.getBuiltinModule('heddle:fs'));

for (const id of ['heddle:none', 'node:none', 'heddle/bench', 'heddle:internal/bench/run', 'heddle:']) {
  for (const [how, get] of Object.entries({ require, import: (id) => import(id), resolve: require.resolve })) {
    try {
      await get(id);
      console.log(how, id, 'is there');
    } catch ({ name, code, message }) {
      console.log(how, name, code, message.split('\n')[0].replace(/ imported from .*/, ''));
    }
  }
}
