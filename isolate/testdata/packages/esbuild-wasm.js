// esbuild's WebAssembly build, a Go program of 12 MB, in a Worker.
const { Worker } = require('node:worker_threads');
const { once } = require('node:events');
(async () => {
  const worker = new Worker(require.resolve('./workers/esbuild-wasm.js'));
  console.log((await once(worker, 'message'))[0]);
  for (const message of [
    { code: 'let x: number = 1; enum E { A, B } export const y = <div>{x ?? E.B}</div>', options: { loader: 'tsx', minify: true, target: 'es2019' } },
    { code: 'class A { #p = 1; static async *g() { yield* [1n]; } get p() { return this.#p } } "use" === typeof A', options: { target: 'es2017' } },
    { code: 'let let = 1;\n  x = }', options: {} },
  ]) {
    worker.postMessage(message);
    console.log((await once(worker, 'message'))[0]);
  }
  console.log(await worker.terminate());
})();
