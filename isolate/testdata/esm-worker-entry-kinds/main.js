const { Worker } = require('worker_threads');
const run = (...args) => new Promise((resolve) => new Worker(...args).on('error', (e) => console.log('error', e.message)).on('exit', (code) => resolve(console.log('exit', code))));
(async () => {
  await run('console.log(__filename, module.id, require.main, __dirname, typeof exports)', { eval: true });
  await run('import fs from "fs"; console.log(typeof fs.statSync, import.meta.url.split("/").pop())', { eval: true });
  await run(new URL('data:text/javascript,console.log(import.meta.url)'));
  await run('./w.js');
  await run('./w.mjs');
  await run('./gone.js');
  await run(__dirname + '/folder');
})();
