const { messageParent } = require('jest-worker');
const { threadId } = require('node:worker_threads');
let prepared = 'not set up';
let calls = 0;
module.exports = {
  setup: async (...args) => { prepared = args.join('+'); },
  teardown: async () => { console.log('torn down'); },
  double: (x) => x * 2,
  async later(x) { await null; return [x, prepared, process.env.JEST_WORKER_ID > 0]; },
  where: (key) => [threadId, key, ++calls],
  print: (text) => { console.log(text); console.error('error ' + text); return text.length; },
  fail(kind) { if (kind === 'null') throw null; const e = Object.assign(new RangeError('failed ' + kind), { extra: 1 }); if (kind === 'async') return Promise.reject(e); throw e; },
  uncloneable: () => () => {},
  tell: (x) => { messageParent({ said: x }); return 'told'; },
  exits: () => process.exit(2),
  exitsWell: () => process.exit(0),
  forever: () => { for (;;); },
  hoard: () => { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); },
  _hidden: () => 0,
};
