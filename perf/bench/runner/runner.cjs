'use strict';
// The program that `heddle bench` runs for one file, the same under every runtime: it gives the file heddle:bench, loads
// it, and runs what it registers. What it is to do stands in the environment as HEDDLE_BENCH (JSON); results leave as
// lines of JSON through the file `report` of that. In a Worker of a benchmark with threads it serves that.

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { isMainThread } = require('node:worker_threads');

const config = JSON.parse(process.env.HEDDLE_BENCH);

/** The modules of heddle:bench by id, and the one that is different here: their host. */
const sources = JSON.parse(fs.readFileSync(path.join(__dirname, 'modules.json'), 'utf8'));
const loaded = new Map([['internal/bench/host', require('./host.cjs')]]);

function load(id) {
  if (loaded.has(id)) return loaded.get(id);
  if (!Object.hasOwn(sources, id)) throw new Error(`internal/bench requires ${id}`);
  const module = { exports: {} };
  const body = new Function('exports', 'require', 'module', 'process', `${sources[id]}\n//# sourceURL=heddle:${id}`);
  body.call(module.exports, module.exports, load, module, process);
  loaded.set(id, module.exports);
  return module.exports;
}

const registry = load('internal/bench/registry');
require('./resolve.cjs').provide({ bench: registry.bench }, config.file);

const report = isMainThread ? fs.openSync(config.report, 'a') : undefined;
const tell = (event) => fs.writeSync(report, `${JSON.stringify(event)}\n`);

async function main() {
  process.argv[1] = config.file;
  try {
    await import(pathToFileURL(config.file).href);
  } catch (error) {
    if (!isMainThread) throw error;
    tell({ type: 'failure', error: load('internal/bench/group').describe(error) });
    return;
  }
  if (!isMainThread) {
    const group = load('internal/bench/group');
    if (group.assignment() !== undefined) group.serve();
    return;
  }
  if (config.list) tell({ type: 'registered', benchmarks: [...registry.entries.values()].map(describe) });
  else await load('internal/bench/run').runAll(chosen(), { ...config, entry: __filename }, tell);
  tell({ type: 'end' });
}

const describe = ({ name, threads, command, samples }) => ({ name, threads, command, samples });

function* chosen() {
  for (const name of config.only) {
    const entry = registry.find(name);
    if (entry !== undefined) yield entry;
    else tell({ type: 'failure', name, error: { message: 'the file does not register it under this runtime' } });
  }
}

// What a file leaves open, a Worker or a timer, must not keep the process.
main().then(() => { if (isMainThread) process.exit(); });
