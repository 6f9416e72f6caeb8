'use strict';
// Results as lines for people: a benchmark a line.

const host = require('internal/bench/host');
const { median } = require('internal/bench/meters');

class Lines {
  #width = 0;
  /** Whether a benchmark failed. */
  failed = false;

  /** @param {Iterable<{name: string}>} entries all that will run */
  constructor(entries) {
    for (const { name } of entries) this.#width = Math.max(this.#width, name.length);
  }

  /** @param {object} event of runAll */
  tell(event) {
    if (event.type === 'result') {
      host.print(`${event.result.name.padEnd(this.#width)}  ${parts(event.result).join('  ')}`);
    } else if (event.type === 'failure') {
      this.failed = true;
      host.printError(`${event.name.padEnd(this.#width)}  failed: ${event.error.stack ?? event.error.message}`);
    }
  }
}

function parts({ ns, ops, latency, bytes, rate, allocated, reports, threads }) {
  const list = [];
  if (ns.length > 0) {
    const middle = median(ns);
    list.push(`${duration(middle)}/op`, `${Math.round(1e9 / middle)} op/s`);
    if (latency?.p99) list.push(`p99 ${duration(latency.p99)}`);
    if (bytes !== undefined) list.push(`${(bytes / middle * 1e3).toFixed(1)} MB/s`);
    if (rate !== undefined) list.push(`${(rate.amount / middle * 1e9).toPrecision(4)} ${rate.unit}/s`);
    list.push(`${ops.length} samples of ${median(ops)}`);
  }
  if (allocated !== null) list.push(`${Math.round(allocated)} B/op`);
  if (threads > 1) list.push(`${threads} threads`);
  for (const { name, unit, values } of reports) list.push(`${name} ${Number(median(values).toPrecision(4))} ${unit}`);
  return list;
}

const UNITS = [['s', 1e9], ['ms', 1e6], ['us', 1e3], ['ns', 1]];

function duration(ns) {
  const [unit, size] = UNITS.find(([, size]) => ns >= size) ?? UNITS.at(-1);
  return `${(ns / size).toPrecision(4)} ${unit}`;
}

module.exports = { Lines };
