// Runs whole on the main thread, then once more inside of a Worker.
const { isMainThread, Worker } = require('node:worker_threads');
const path = require('node:path');
const Comlink = require('comlink');
const nodeEndpoint = require('comlink/dist/umd/node-adapter');
const say = (...args) => console.log(isMainThread ? 'main:' : 'inside:', ...args);

(async () => {
  Comlink.transferHandlers.set('map', { canHandle: (v) => v instanceof URL, serialize: (v) => [v.href, []], deserialize: (v) => new URL(v) });
  const worker = new Worker(path.join(__dirname, 'workers', 'comlink.js'));
  const finalized = new Promise((resolve) => worker.on('message', (m) => { if ('finalized' in m) resolve(m.finalized); }));
  const api = Comlink.wrap(nodeEndpoint(worker));
  say(await api.add(2, 3), await api.state.depth.value, await Promise.all(Array.from({ length: 100 }, (_, i) => api.add(i, i))).then((all) => all.at(-1)));
  await (api.state.depth.value = 41);
  say('set', await api.state.depth.value, await api.state.depth);
  const got = [];
  say(await api.each([1, 2, 3], Comlink.proxy((x) => got.push(x))), got);
  const buffer = new ArrayBuffer(1000);
  say(await api.take(Comlink.transfer(buffer, [buffer])), buffer.byteLength, new Uint8Array(await api.give(5)));
  const counter = await new api.Counter(10);
  say(await counter.add(), await counter.add(5), await counter.count, await api.Counter.kind());
  const made = await api.makes('quiet');
  say(await made.shout(), await made.text);
  for (const kind of ['error', 'plain']) await api.fails(kind).catch((e) => say(e instanceof Error, e.name, e.message, e.plain));
  await api.unserializable().catch((e) => say(e.name, e.message));
  await api.nothing.at.all().catch((e) => say(e.name, e.message));
  say((await api.url(new URL('http://example.org/down'))).href);
  const port = await api[Comlink.createEndpoint]();
  const second = Comlink.wrap(port);
  say(await second.add('over a ', 'port of its own'));
  second[Comlink.releaseProxy]();
  counter[Comlink.releaseProxy]();
  try { await counter.add(); } catch (e) { say(e.name, e.message); }
  say('finalized', await finalized);
  const esm = await import('comlink');
  const { port1, port2 } = new MessageChannel();
  esm.expose({ hello: (name) => `hello ${name}` }, port1);
  const local = esm.wrap(port2);
  say(await local.hello('port'), esm.wrap !== Comlink.wrap);
  local[esm.releaseProxy]();
  say('terminated', await worker.terminate());
  if (isMainThread) new Worker(__filename).on('exit', (code) => say('the Worker ended with', code));
})();
