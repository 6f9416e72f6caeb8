const WorkerNodes = require('worker-nodes');
const file = require.resolve('./workers/worker-nodes.js');
(async () => {
  const nodes = new WorkerNodes(file, { workerType: 'thread', autoStart: true, minWorkers: 1, maxWorkers: 2 });
  await nodes.ready();
  console.log(await nodes.call.double(21), await nodes.call.later({ deep: [1] }));
  console.log((await Promise.all(Array.from({ length: 50 }, (_, i) => nodes.call.double(i)))).reduce((x, y) => x + y));
  await nodes.call.fail('refused').catch((e) => console.log(e.name, e.message, e.stack.includes('workers/worker-nodes.js')));
  await nodes.call.exits().catch((e) => console.log(e.name, e.message));
  console.log('goes on', await nodes.call.double(1));
  await nodes.terminate();
  console.log('terminated');
  const limited = new WorkerNodes(file, { workerType: 'thread', maxWorkers: 1, taskTimeout: 300 });
  await limited.call.forever().catch((e) => console.log(e.name, e.message));
  await limited.terminate();
})();
