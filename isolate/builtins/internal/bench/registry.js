'use strict';
// bench(name, fn): what a file registers, checked.

const host = require('internal/bench/host');
const { codes, validateFunction, validateInteger, validateNumber, validateObject, validateString } = host;

const MAX_THREADS = 1024;

/**
 * @typedef {object} Options
 * @property {(data: any, ctx: Context) => any} [fn] one operation. What it gives at its first call says whether it is
 *   async: a promise is awaited, operation by operation. `data` is what `setup` gave.
 * @property {(ctx: Context) => any} [measure] instead of fn: one round that measures itself and calls ctx.record(ns),
 *   ctx.start() and ctx.stop(), or ctx.report(name, value, unit); as often as it likes. May be async.
 * @property {string[]} [command] instead of fn: arguments for the runtime. A whole process is one operation, from
 *   its start to its end; only `heddle bench` runs it.
 * @property {(ctx: Context) => any} [setup] runs once on each thread, before its first operation. May be async.
 * @property {(ctx: Context) => any} [teardown] runs once on each thread, after its last one. May be async.
 * @property {number} [threads] in how many Workers fn runs at the same time; 1: on the thread of the file
 * @property {number} [bytes] that one operation works through: MB/s are shown
 * @property {string} [unit] of what one operation works through, such as 'messages': messages/s are shown
 * @property {number} [amount] how many of them; 1
 * @property {number} [minTime] milliseconds that a sample takes at least, instead of --time
 * @property {number} [samples] how many samples are taken, instead of --samples
 * @property {number} [warmup] milliseconds before the first sample, at least; with measure, 0 for none
 */

/** @type {Map<string, Options & {name: string, rate?: {amount: number, unit: string}}>} */
const entries = new Map();
let onFirst;

/**
 * Registers a benchmark.
 * @param {string} name unique in its file
 * @param {Options | Options['fn']} options
 */
function bench(name, options) {
  validateString(name, 'name');
  if (name.trim() === '') throw new codes.ERR_INVALID_ARG_VALUE('name', name, 'must not be empty');
  if (entries.has(name)) throw new codes.ERR_INVALID_ARG_VALUE('name', name, 'names two benchmarks of this file');
  const entry = { name, ...check(typeof options === 'function' ? { fn: options } : options) };
  entries.set(name, entry);
  if (entries.size === 1) onFirst?.();
}

function check(options) {
  validateObject(options, 'options');
  const { fn, measure, command, setup, teardown, threads = 1, bytes, unit, amount = 1, minTime, samples, warmup } = options;
  const forms = { fn, measure, setup, teardown };
  for (const key in forms) {
    if (forms[key] !== undefined) validateFunction(forms[key], `options.${key}`);
  }
  checkForm(options);
  if (command !== undefined) checkCommand(command);
  validateInteger(threads, 'options.threads', 1, MAX_THREADS);
  if (bytes !== undefined) validatePositive(bytes, 'options.bytes');
  if (unit !== undefined) validateWord(unit, 'options.unit');
  validatePositive(amount, 'options.amount');
  if (minTime !== undefined) validatePositive(minTime, 'options.minTime');
  if (samples !== undefined) validateInteger(samples, 'options.samples', 1);
  if (warmup !== undefined) validateNumber(warmup, 'options.warmup', 0);
  const rate = unit === undefined ? undefined : { amount, unit };
  return { fn, measure, command, setup, teardown, threads, bytes, rate, minTime, samples, warmup };
}

function checkForm(options) {
  const given = ['fn', 'measure', 'command'].filter((form) => options[form] !== undefined);
  if (given.length === 0) throw new codes.ERR_INVALID_ARG_TYPE('options.fn', 'function', undefined);
  if (given.length === 1) return;
  throw new codes.ERR_INVALID_ARG_VALUE('options', given, 'must have one of fn, measure and command');
}

function checkCommand(command) {
  if (!Array.isArray(command)) throw new codes.ERR_INVALID_ARG_TYPE('options.command', 'Array', command);
  for (let i = 0; i < command.length; i++) validateString(command[i], `options.command[${i}]`);
}

function validateWord(value, name) {
  validateString(value, name);
  if (!/^\S+$/.test(value)) throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must not be empty or have spaces');
}

function validatePositive(value, name) {
  validateNumber(value, name, 0);
  if (!(value > 0 && value < Infinity)) throw new codes.ERR_OUT_OF_RANGE(name, '> 0', value);
}

/**
 * @param {string} name
 * @returns {Options & {name: string} | undefined}
 */
const find = (name) => entries.get(name);

module.exports = {
  bench,
  entries,
  find,
  /** @param {() => void} callback runs when the first benchmark is registered */
  whenFirst(callback) {
    onFirst = callback;
  },
};
