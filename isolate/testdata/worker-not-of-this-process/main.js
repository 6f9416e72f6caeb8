'use strict';
// What belongs to the process alone: signals, IPC, tracing.
const { Worker, isMainThread } = require('node:worker_threads');
if (isMainThread) {
  new Worker(__filename).on('exit', (code) => console.log('exit', code));
} else {
  console.log(typeof process.send, typeof process.channel, process.connected, typeof process.disconnect);
  process.on('SIGUSR2', () => console.log('never'));
  process.on('message', () => console.log('never'));
  console.log(process.listenerCount('SIGUSR2'));
  try {
    require('trace_events').createTracing({ categories: ['v8'] });
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
