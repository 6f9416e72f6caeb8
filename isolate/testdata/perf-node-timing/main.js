'use strict';
// The milestones of a thread: in order, those of the process the same in all; one clock for all threads.
const { performance } = require('node:perf_hooks');
const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');
const { inspect } = require('node:util');
const timing = performance.nodeTiming;
const ascends = (...times) => times.every((time, i) => i === 0 || times[i - 1] < time);
const hide = (text) => text.replace(/\d+\.\d+/g, 'N');

function milestones() {
  const { nodeStart, v8Start, environment, bootstrapComplete, loopStart, duration } = timing;
  console.log(ascends(0, nodeStart, v8Start, environment, bootstrapComplete, duration), timing.loopExit);
  return loopStart;
}

if (isMainThread) {
  console.log(milestones(), Object.keys(timing), timing === performance.nodeTiming);
  console.log(hide(inspect(performance)), hide(inspect({ a: { b: { performance } } })));
  console.log(hide(JSON.stringify(timing)), timing.uvMetricsInfo, timing.uvMetricsInfo === timing.uvMetricsInfo);
  console.log(Object.keys(structuredClone(timing)));
  setTimeout(() => {
    console.log(ascends(timing.bootstrapComplete, timing.loopStart, timing.duration), timing.idleTime >= 0);
    console.log(timing.loopStart === timing.loopStart, timing.uvMetricsInfo.loopCount > 0);
    const told = { origin: performance.timeOrigin, now: performance.now(), timing: timing.toJSON() };
    const worker = new Worker(__filename, { workerData: told });
    let last;
    worker.on('message', (now) => { last = now; });
    worker.on('exit', () => console.log('after the Worker', last < performance.now()));
  }, 5);
  process.on('exit', () => console.log('exit', ascends(timing.loopStart, timing.loopExit, timing.duration)));
} else {
  const loopStart = milestones();
  const { origin, now, timing: main } = workerData;
  console.log('worker', ascends(timing.bootstrapComplete, loopStart, performance.now()), timing.idleTime);
  console.log(performance.timeOrigin === origin, now < performance.now(), ascends(now, timing.environment));
  console.log(timing.nodeStart === main.nodeStart, timing.v8Start === main.v8Start, timing.uvMetricsInfo);
  parentPort.postMessage(performance.now());
}
