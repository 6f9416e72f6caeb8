// SHARE_ENV: both threads see the changes of the other.
const { Worker, SHARE_ENV, isMainThread } = require('worker_threads');
const { inspect } = require('util');
if (isMainThread) {
  process.env.FROM_MAIN = '1';
  new Worker(__filename, { env: SHARE_ENV }).on('exit', () => {
    console.log('main', process.env.FROM_WORKER, 'FROM_WORKER' in process.env, Object.keys(process.env).includes('FROM_WORKER'), process.env.FROM_MAIN);
    console.log(inspect(process.env).includes('FROM_WORKER'));
    new Worker('console.log("copy", process.env.FROM_WORKER); process.env.FROM_WORKER = "3";', { eval: true })
      .on('exit', () => console.log('main', process.env.FROM_WORKER));
  });
} else {
  console.log('worker', process.env.FROM_MAIN);
  process.env.FROM_WORKER = '2';
  delete process.env.FROM_MAIN;
}
