const { workerData, threadId } = require('node:worker_threads');
const { move, isWorkerThread, workerData: same } = require('piscina');
module.exports = ({ a, b }) => a + b;
module.exports.bytes = (view) => { const got = view.byteLength; const out = new Uint8Array(got).fill(view[0] + 1); return move(out); };
module.exports.shout = async (text) => { await null; console.log('a task says ' + text); return text.toUpperCase(); };
module.exports.fail = (kind) => {
  if (kind === 'cause') throw new RangeError('outer', { cause: new TypeError('inner') });
  if (kind === 'odd') throw { not: 'an error' };
  return Promise.reject(Object.assign(new Error('with a code'), { code: 'E_ODD' }));
};
module.exports.forever = (shared) => { Atomics.store(shared, 0, 1); Atomics.notify(shared, 0); for (;;); };
module.exports.crash = () => new Promise(() => { setImmediate(() => { throw new SyntaxError('outside of the task'); }); });
module.exports.exit = () => process.exit(3);
module.exports.hoard = () => { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); };
module.exports.about = () => [isWorkerThread, workerData, same === workerData, process.argv.slice(2), process.env.COLOUR, threadId > 0];
module.exports.cloneFails = () => () => {};
module.exports.reply = ({ port, n }) => { port.postMessage({ n: n * n }); port.close(); return n; };
module.exports.wait = (shared) => { Atomics.wait(shared, 0, 0); return Atomics.add(shared, 1, 1); };
