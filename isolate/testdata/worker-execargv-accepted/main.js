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
attempt(`new Worker('', { eval: true, execArgv: ['foo'] })`, () => new Worker('', { eval: true, execArgv: ['foo'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--'] })`, () => new Worker('', { eval: true, execArgv: ['--'] }));
attempt(`new Worker('', { eval: true, execArgv: ['-'] })`, () => new Worker('', { eval: true, execArgv: ['-'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--', '--nope'] })`, () => new Worker('', { eval: true, execArgv: ['--', '--nope'] }));
attempt(`new Worker('', { eval: true, execArgv: ['foo', '--nope'] })`, () => new Worker('', { eval: true, execArgv: ['foo', '--nope'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--trace-warnings'] })`, () => new Worker('', { eval: true, execArgv: ['--trace-warnings'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--no-warnings'] })`, () => new Worker('', { eval: true, execArgv: ['--no-warnings'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--no-trace-warnings'] })`, () => new Worker('', { eval: true, execArgv: ['--no-trace-warnings'] }));
attempt(`new Worker('', { eval: true, execArgv: ['-e', '1'] })`, () => new Worker('', { eval: true, execArgv: ['-e', '1'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--eval=1'] })`, () => new Worker('', { eval: true, execArgv: ['--eval=1'] }));
attempt(`new Worker('', { eval: true, execArgv: ['-p', '1'] })`, () => new Worker('', { eval: true, execArgv: ['-p', '1'] }));
attempt(`new Worker('', { eval: true, execArgv: ['-C', 'x'] })`, () => new Worker('', { eval: true, execArgv: ['-C', 'x'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--conditions=y'] })`, () => new Worker('', { eval: true, execArgv: ['--conditions=y'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--unhandled-rejections=warn'] })`, () => new Worker('', { eval: true, execArgv: ['--unhandled-rejections=warn'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--no-deprecation'] })`, () => new Worker('', { eval: true, execArgv: ['--no-deprecation'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--trace_warnings'] })`, () => new Worker('', { eval: true, execArgv: ['--trace_warnings'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--trace-uncaught=1'] })`, () => new Worker('', { eval: true, execArgv: ['--trace-uncaught=1'] }));
attempt(`new Worker('', { eval: true, execArgv: ['--import', 'data:text/javascript,1'] })`, () => new Worker('', { eval: true, execArgv: ['--import', 'data:text/javascript,1'] }));
attempt(`new Worker('', { eval: true, execArgv: [1] })`, () => new Worker('', { eval: true, execArgv: [1] }));
attempt(`new Worker('', { eval: true, execArgv: [null] })`, () => new Worker('', { eval: true, execArgv: [null] }));
attempt(`new Worker('', { eval: true, execArgv: [''] })`, () => new Worker('', { eval: true, execArgv: [''] }));
