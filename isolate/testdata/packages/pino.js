// Runs whole on the main thread, then once more inside of a Worker.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { once } = require('node:events');
const { isMainThread, Worker, workerData } = require('node:worker_threads');
const pino = require('pino');
const say = (...args) => console.log(isMainThread ? 'main:' : 'inside:', ...args);
const folder = isMainThread ? fs.mkdtempSync(path.join(os.tmpdir(), 'pino-')) : workerData;
const file = (name) => path.join(folder, (isMainThread ? 'main-' : 'inside-') + name);
const lines = (name) => fs.readFileSync(file(name), 'utf8').trimEnd().split('\n');
const ended = async (transport) => { transport.end(); await once(transport, 'close'); };

async function toFile() {
  const transport = pino.transport({ target: 'pino/file', options: { destination: file('plain') } });
  await once(transport, 'ready');
  const log = pino({ base: { app: 'heddle' }, timestamp: false, redact: ['secret.key'], serializers: { size: (x) => x.length } }, transport);
  for (let i = 0; i < 1500; i++) log.info({ i, text: 'ü'.repeat(i % 7) }, 'line %d of %s', i, 'many');
  log.debug('not at this level');
  log.child({ part: 'child' }, { level: 'trace' }).trace({ size: [1, 2, 3], secret: { key: 'k', open: 1 } }, 'from the child');
  const error = new TypeError('logged', { cause: new Error('its cause') });
  log.error(error);
  await new Promise((resolve, reject) => log.flush((e) => (e ? reject(e) : resolve())));
  await ended(transport);
  const all = lines('plain').map(JSON.parse);
  say(all.length, all.every((l, i) => i >= 1500 || (l.i === i && l.msg === `line ${i} of many` && l.text.length === i % 7)));
  say(JSON.stringify(all[0]), JSON.stringify(all[1500]));
  say(all[1501].level, all[1501].err.type, all[1501].err.message, all[1501].msg, all[1501].err.stack.split('\n')[0]);
}

async function toSeveral() {
  const transport = pino.transport({
    targets: [
      { target: 'pino/file', level: 'error', options: { destination: file('errors') } },
      { target: 'pino/file', level: 'trace', options: { destination: file('nested/deep/all'), mkdir: true } },
      { target: './workers/pino-transport.mjs', level: 'warn', options: { destination: file('custom'), prefix: '> ' } },
      { level: 'info', pipeline: [{ target: './workers/pino-upper.js' }, { target: 'pino/file', options: { destination: file('upper') } }] },
    ],
  });
  const log = pino({ level: 'trace', base: null, timestamp: false }, transport);
  for (let i = 0; i < 200; i++) for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal']) log[level]('n%d', i);
  await ended(transport);
  say(lines('errors').length, lines('nested/deep/all').length, lines('custom').length, lines('upper').length);
  say(lines('custom').slice(0, 2), lines('custom').at(-1), lines('upper')[3], lines('errors').at(-1));
}

async function custom() {
  const transport = pino.transport({ target: path.join(__dirname, 'workers', 'pino-transport.mjs'), options: { destination: file('one'), prefix: '', failOn: 'poison' }, worker: { env: { A: '1' } } });
  transport.on('error', (e) => say('transport error', e.name, e.message));
  const log = pino({ customLevels: { happy: 35 }, base: null }, transport);
  log.happy('a level of its own');
  log.info('poison');
  await once(transport, 'close');
  say(lines('one'));
  const missing = pino.transport({ target: path.join(__dirname, 'no-such-transport.js') });
  const [error] = await once(missing, 'error');
  say(error.code, error.message.replaceAll(__dirname, '').split('\n')[0]);
  try { pino.transport({ target: 'no-such-package-at-all' }); } catch (e) { say(e.message); }
}

async function others() {
  const streams = [{ level: 'info', stream: pino.destination({ dest: file('multi-info'), sync: true }) }, { level: 'error', stream: pino.destination({ dest: file('multi-error'), sync: false, minLength: 4096 }) }];
  await once(streams[1].stream, 'ready');
  const multi = pino.multistream(streams);
  const log = pino({ base: null, timestamp: false, mixin: () => ({ mixed: 1 }) }, multi);
  log.info('one');
  log.error('two');
  multi.flushSync();
  say(lines('multi-info'), lines('multi-error'));
  const pretty = pino.transport({ target: 'pino-pretty', options: { destination: file('pretty'), colorize: false, ignore: 'pid,hostname,time', sync: true } });
  pino({}, pretty).warn({ a: { b: [1] } }, 'made pretty');
  await ended(pretty);
  say(lines('pretty'));
}

(async () => {
  const alive = setInterval(() => {}, 1e6); // transports do not hold the loop
  say(pino.version, pino.levels.values);
  await toFile();
  await toSeveral();
  await custom();
  await others();
  clearInterval(alive);
  if (!isMainThread) return;
  const [code] = await once(new Worker(__filename, { workerData: folder }), 'exit');
  say('the Worker ended with', code);
  // What is logged last is there when the process is gone.
  const last = pino({ base: null, timestamp: false }, pino.transport({ targets: [{ target: 'pino/file', options: { destination: 1 } }] }));
  for (let i = 0; i < 3; i++) last.info('at exit %d', i);
  fs.rmSync(folder, { recursive: true });
})();
