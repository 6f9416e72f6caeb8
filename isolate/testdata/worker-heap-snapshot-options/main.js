'use strict';
// exposeNumericValues changes what a snapshot holds; exposeInternals is taken. That it changes something does not show
// in how many nodes V8 has for itself: two snapshots in turn differ by one or two of these anyway.
const { Worker } = require('node:worker_threads');
const v8 = require('node:v8');
const { log } = console;

async function read(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  const { snapshot: { meta }, nodes, strings } = JSON.parse(text);
  const [type, name] = ['type', 'name'].map((field) => meta.node_fields.indexOf(field));
  const count = { hidden: 0, valued: 0 };
  for (let i = 0; i < nodes.length; i += meta.node_fields.length) {
    const kind = meta.node_types[type][nodes[i + type]];
    if (kind === 'hidden') count.hidden++;
    if (kind === 'number' && strings[nodes[i + name]] === 'smi number') count.valued++;
  }
  return count;
}

async function compare(label, take) {
  const plain = await read(await take());
  const numbers = await read(await take({ exposeNumericValues: true }));
  const internals = await read(await take({ exposeInternals: true }));
  log(label, plain.valued > 0, numbers.valued > 0, internals.hidden > 0);
}

function refused(label, options, take) {
  try {
    take(options);
    log(label, 'taken');
  } catch (error) {
    log(label, error.name, error.code, error.message);
  }
}

(async () => {
  globalThis.held = { value: 12345.678 };
  const worker = new Worker(`globalThis.held = { value: 12345.678 };
    const { parentPort } = require('worker_threads'); parentPort.on('message', () => {}); parentPort.postMessage(0);`, { eval: true });
  await new Promise((resolve) => worker.on('message', resolve));
  await compare('worker', (options) => worker.getHeapSnapshot(options));
  await compare('v8', (options) => v8.getHeapSnapshot(options));
  for (const options of [null, 1, { exposeInternals: 1 }, { exposeNumericValues: 'yes' }, []]) {
    refused('worker', options, (o) => { worker.getHeapSnapshot(o).then((s) => s.destroy()); });
    refused('v8', options, (o) => { v8.getHeapSnapshot(o).destroy(); });
  }
  await worker.terminate();
})();
