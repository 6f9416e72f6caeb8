'use strict';
// Runs what a file has registered, one benchmark after the other, and tells of it as it goes.

const host = require('internal/bench/host');
const { mergeReports } = require('internal/bench/context');
const { Group, describe } = require('internal/bench/group');
const { Session } = require('internal/bench/session');
const { median } = require('internal/bench/meters');

// Below this many records, a 99th percentile is not much else than the greatest.
const ENOUGH_FOR_P99 = 100;

/**
 * @typedef {object} Config
 * @property {number} time milliseconds of a sample
 * @property {number} samples
 * @property {string | URL} entry what a Worker loads to register the same benchmarks
 *
 * @typedef {object} Result of a benchmark, in one process
 * @property {string} name
 * @property {number} threads
 * @property {boolean} async
 * @property {number} [bytes] of an operation
 * @property {{amount: number, unit: string}} [rate] what an operation works through
 * @property {number[]} ns nanoseconds of an operation, a number a sample: the mean of fn's operations, the median of
 *   what measure recorded. Empty when measure recorded nothing.
 * @property {number[]} ops operations of each sample
 * @property {number[]} cpu nanoseconds of CPU time of an operation, a number a sample: of all threads of the process, and
 *   of all that a round of measure does, timed or not. Empty when it is not known.
 * @property {{peak: number, files: number} | null} memory bytes: the most that was resident since setup began, and what
 *   of it are pages of files, such as the program's; null: not known
 * @property {{n: number, p50: number, p99: number | null, max: number} | null} latency of all records; null: of fn
 * @property {number | null} allocated bytes of the JavaScript heap that an operation allocates; null: not known
 * @property {{count: number, ms: number, max: number} | null} gc while the samples were taken; null: not known
 * @property {number | null} gcShare time of gc in that of the samples (of one thread); null: not known
 * @property {(number | null)[]} elu utilization of each thread's event loop; null: not known
 * @property {{name: string, unit: string, values: number[]}[]} reports
 * @property {{ops: number, ns: number, isSteady: boolean}} warmup
 */

/**
 * Runs benchmarks.
 * @param {Iterable<object>} entries of the registry
 * @param {Config} config
 * @param {(event: object) => void} tell hears of each start, sample, result and failure
 */
async function runAll(entries, config, tell) {
  for (const entry of entries) {
    tell({ type: 'start', name: entry.name });
    try {
      tell({ type: 'result', result: await runOne(entry, config, tell) });
    } catch (error) {
      tell({ type: 'failure', name: entry.name, error: describe(error) });
    }
  }
}

async function runOne(entry, config, tell) {
  if (entry.command !== undefined) throw new Error('a command is run by heddle bench alone');
  const session = entry.threads === 1 ? new Session(entry, 0, config) : new Group(entry, config);
  host.memory?.reset();
  await session.open();
  const { iterations, ...warmup } = await session.warmUp();
  await session.beginMeasuring();
  const samples = [];
  for (let left = entry.samples ?? config.samples; left > 0; left--) {
    samples.push(await takeSample(session, iterations));
    tell({ type: 'sample', name: entry.name });
  }
  const memory = host.memory?.read() ?? null;
  const { gc, elu } = await session.endMeasuring();
  const allocated = await session.allocated(iterations);
  const { reports: others, isAsync } = await session.close();
  const reports = mergeReports([...samples.flatMap(reportsOf), ...others]);
  checkMeasured(entry, samples, reports);
  return {
    name: entry.name, threads: entry.threads, async: isAsync, bytes: entry.bytes, rate: entry.rate,
    ...times(entry, samples), cpu: cpuTimes(samples), memory, allocated, gc,
    gcShare: gc && gc.ms / entry.threads / samples.reduce((ms, { began, ended }) => ms + (ended - began) / 1e6, 0),
    elu: [elu].flat(), reports, warmup,
  };
}

async function takeSample(session, iterations) {
  const before = host.cpuTime?.();
  const sample = await session.sample(iterations);
  await host.turn(); // what the operations left for the loop is not the next sample's
  return { ...sample, cpu: before === undefined ? undefined : host.cpuTime() - before };
}

const cpuTimes = (samples) => samples.filter(({ cpu }) => cpu !== undefined).map(({ cpu, ops }) => cpu / ops);

/** One value of each figure: a sample is one measurement, however often it reported. */
const reportsOf = ({ reports }) => reports.map(({ name, unit, values }) => ({ name, unit, values: [median(values)] }));

function checkMeasured({ measure }, samples, reports) {
  if (measure === undefined || reports.length > 0) return;
  if (samples.some(({ records }) => records.length > 0)) return;
  throw new Error('measure recorded and reported nothing: ' +
    'it calls ctx.record(ns), ctx.start() and ctx.stop(), or ctx.report()');
}

function times({ measure }, samples) {
  if (measure === undefined) {
    const ns = samples.map(({ began, ended, ops }) => (ended - began) / ops);
    return { ns, ops: samples.map(({ ops }) => ops), latency: null };
  }
  const timed = samples.filter(({ records }) => records.length > 0);
  return {
    ns: timed.map(({ records }) => median(records)),
    ops: timed.map(({ ops }) => ops),
    latency: percentiles(timed.flatMap(({ records }) => records)),
  };
}

function percentiles(records) {
  if (records.length === 0) return null;
  records.sort((a, b) => a - b);
  const at = (share) => records[Math.min(records.length - 1, Math.floor(records.length * share))];
  const p99 = records.length < ENOUGH_FOR_P99 ? null : at(0.99);
  return { n: records.length, p50: median(records), p99, max: records.at(-1) };
}

module.exports = { runAll };
