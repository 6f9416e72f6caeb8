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
attempt(`new Worker('', { eval: true, execArgv: ['--nope'] })`, () => new Worker('', { eval: true, execArgv: ['--nope'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--title=x'] })`, () => new Worker('', { eval: true, execArgv: ['--title=x'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--title', 'x'] })`, () => new Worker('', { eval: true, execArgv: ['--title', 'x'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--max-old-space-size=10'] })`, () => new Worker('', { eval: true, execArgv: ['--max-old-space-size=10'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--expose-gc'] })`, () => new Worker('', { eval: true, execArgv: ['--expose-gc'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--stack-size=100'] })`, () => new Worker('', { eval: true, execArgv: ['--stack-size=100'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--nope', '--nope2'] })`, () => new Worker('', { eval: true, execArgv: ['--nope', '--nope2'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--title=x', '--nope'] })`, () => new Worker('', { eval: true, execArgv: ['--title=x', '--nope'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--require'] })`, () => new Worker('', { eval: true, execArgv: ['--require'] }));
attempt(`new Worker('', { eval: true, execArgv: ['-r'] })`, () => new Worker('', { eval: true, execArgv: ['-r'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--conditions'] })`, () => new Worker('', { eval: true, execArgv: ['--conditions'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--unhandled-rejections=foo'] })`, () => new Worker('', { eval: true, execArgv: ['--unhandled-rejections=foo'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--unhandled-rejections'] })`, () => new Worker('', { eval: true, execArgv: ['--unhandled-rejections'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--input-type=foo'] })`, () => new Worker('', { eval: true, execArgv: ['--input-type=foo'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--stack-trace-limit=3'] })`, () => new Worker('', { eval: true, execArgv: ['--stack-trace-limit=3'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--jitless'] })`, () => new Worker('', { eval: true, execArgv: ['--jitless'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--no-title'] })`, () => new Worker('', { eval: true, execArgv: ['--no-title'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--trace_nope=3'] })`, () => new Worker('', { eval: true, execArgv: ['--trace_nope=3'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--harmony'] })`, () => new Worker('', { eval: true, execArgv: ['--harmony'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--require='] })`, () => new Worker('', { eval: true, execArgv: ['--require='] }));
attempt(`new Worker('', { eval: true, execArgv: ['--no-require'] })`, () => new Worker('', { eval: true, execArgv: ['--no-require'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--no-nope'] })`, () => new Worker('', { eval: true, execArgv: ['--no-nope'] }));
attempt(`new Worker('', { eval: true, execArgv: ['-x'] })`, () => new Worker('', { eval: true, execArgv: ['-x'] }));
attempt(`new Worker('', { eval: true, execArgv: ['-xy'] })`, () => new Worker('', { eval: true, execArgv: ['-xy'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--require', '-r'] })`, () => new Worker('', { eval: true, execArgv: ['--require', '-r'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--nope', '--require'] })`, () => new Worker('', { eval: true, execArgv: ['--nope', '--require'] }));
attempt(`new Worker('', { eval: true, execArgv: ['-v'] })`, () => new Worker('', { eval: true, execArgv: ['-v'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--version'] })`, () => new Worker('', { eval: true, execArgv: ['--version'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--help'] })`, () => new Worker('', { eval: true, execArgv: ['--help'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--abort-on-uncaught-exception'] })`, () => new Worker('', { eval: true, execArgv: ['--abort-on-uncaught-exception'] }));
