// @rollup/wasm-node: on the main thread and inside of a Worker.
import { isMainThread, Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { rollup, VERSION } from '@rollup/wasm-node';
import { parseAst } from '@rollup/wasm-node/parseAst';
export async function bundle(modules) {
  const build = await rollup({
    input: 'entry', onwarn: (w) => console.log('warning', w.code),
    plugins: [{ name: 'virtual', resolveId: (id) => (id in modules ? id : null), load: (id) => modules[id] }],
  });
  const { output } = await build.generate({ format: 'cjs', exports: 'named', sourcemap: true });
  await build.close();
  return output.filter((o) => o.type === 'chunk').map((o) => [o.fileName, o.code, o.map.sources]);
}
if (isMainThread) {
  const modules = { entry: "import { used } from 'lib'; import fs from 'fs'; export const x = used(2); export const lazy = () => import('lazy'); fs.existsSync('a');", lib: 'export const used = (n) => n ** 2; export const unused = () => { throw 1; };', lazy: 'export default class { #p = 1; static { } get p() { return this.#p; } }' };
  const here = await bundle(modules);
  for (const [name, code] of here) console.log(name.replace(/-[\w-]+(?=\.js)/, '-hash') + '\n' + code.replaceAll(/lazy-[\w-]+(?=\.js)/g, 'lazy-hash'));
  const [there] = await once(new Worker(new URL('workers/rollup.mjs', import.meta.url), { workerData: modules }), 'message');
  console.log('the same in a Worker', JSON.stringify(there) === JSON.stringify(here));
  console.log(VERSION.split('.')[0], parseAst('let a = 1n;').body[0].declarations[0].init.bigint);
  await bundle({ entry: 'export const = 1' }).catch((e) => console.log(e.code, e.pos, e.message));
  await bundle({ entry: "import 'missing'" });
}
