const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
function attempt(label, make) {
  try {
    const worker = make();
    console.log(label, 'made');
    worker.on('error', () => {});
    worker.terminate();
  } catch (error) {
    console.log(label, `${error.name} ${error.code}: ${error.message}`);
  }
}
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--nope' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--nope' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--title=x' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--title=x' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--title x' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--title x' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--trace-warnings --nope' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--trace-warnings --nope' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '-e 1' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '-e 1' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--require' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--require' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--require "' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--require "' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--unhandled-rejections=foo' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--unhandled-rejections=foo' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--stack-size=100' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--stack-size=100' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--nope=3' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--nope=3' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--conditions=x --eval=3' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--conditions=x --eval=3' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--harmony' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--harmony' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--max-old-space-size=10' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--max-old-space-size=10' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--expose-gc' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--expose-gc' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--no-warnings' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--no-warnings' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: 'foo' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: 'foo' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '' } })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '' } }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--nope' }, execArgv: [] })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--nope' }, execArgv: [] }));
attempt(`new Worker('', { eval: true, env: { NODE_OPTIONS: '--nope' }, execArgv: ['--nope2'] })`, () => new Worker('', { eval: true, env: { NODE_OPTIONS: '--nope' }, execArgv: ['--nope2'] }));
attempt(`(() => { process.env.NODE_OPTIONS = '--nope'; return new Worker('', { eval: true }); })()`, () => (() => { process.env.NODE_OPTIONS = '--nope'; return new Worker('', { eval: true }); })());
attempt(`new Worker('', { eval: true, execArgv: [] })`, () => new Worker('', { eval: true, execArgv: [] }));
attempt(`new Worker('', { eval: true, env: SHARE_ENV })`, () => new Worker('', { eval: true, env: SHARE_ENV }));
attempt(`new Worker('', { eval: true, env: { ...process.env } })`, () => new Worker('', { eval: true, env: { ...process.env } }));
