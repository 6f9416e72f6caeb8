const fs = require('node:fs');
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis; // what is for browsers looks for it
const esbuild = require('esbuild-wasm/lib/browser.js');
(async () => {
  await esbuild.initialize({ wasmModule: new WebAssembly.Module(fs.readFileSync(require.resolve('esbuild-wasm/esbuild.wasm'))), worker: false });
  parentPort.on('message', async ({ code, options }) => {
    parentPort.postMessage(await esbuild.transform(code, options).then(({ code, warnings }) => ({ code, warnings: warnings.map((w) => w.text) }), (e) => ({ failed: e.errors.map((x) => [x.text, x.location.line, x.location.column]) })));
  });
  parentPort.postMessage(esbuild.version);
})();
