import { runAsWorker } from 'synckit';
runAsWorker(async (what, value) => {
  await new Promise(setImmediate);
  switch (what) {
    case 'double': return value * 2;
    case 'clone': return { value, when: new Date(0), map: new Map([[value, new Set([1])]]) };
    case 'print': console.log('printed in the worker:', value); console.error('and as an error'); return process.stdout.isTTY === true;
    case 'fail': throw Object.assign(new RangeError('failed: ' + value), { code: 'E_SYNC', details: { value } });
    case 'slow': return new Promise((resolve) => setTimeout(resolve, 1e6));
    case 'sum': return value.reduce((x, y) => x + y, 0);
    default: return undefined;
  }
});
