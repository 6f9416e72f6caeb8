const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
(async () => {
  for (const source of ['setInterval(() => {}, 1000)', 'while (true);']) {
    const worker = new Worker(source, { eval: true });
    await new Promise((resolve) => worker.once('online', resolve));
    const stream = await worker.getHeapSnapshot();
    let text = '';
    stream.setEncoding('utf8');
    for await (const chunk of stream) text += chunk;
    const { snapshot, nodes, edges, strings } = JSON.parse(text);
    console.log(nodes.length === snapshot.node_count * snapshot.meta.node_fields.length, edges.length === snapshot.edge_count * snapshot.meta.edge_fields.length, strings.length > 100);
    await worker.terminate();
  }
})();
