'use strict';
// The entries that performance keeps, and the observers that are told of new ones.

const kMaxBuffered = 1e6;

// By entry type, in the order in which they were made.
const buffers = { __proto__: null, mark: [], measure: [], resource: [] };
let warned = false;

// Observers that are connected; see internal/perf/observer.
const observers = new Set();
const pending = new Set();
let scheduled = false;

/**
 * Keeps an entry that user timing made.
 * @param {PerformanceEntry} entry
 */
function buffer(entry) {
  const list = buffers[entry.entryType];
  list.push(entry);
  if (list.length <= kMaxBuffered || warned) return;
  warned = true;
  const count = list.length;
  const [Type, clear] = entry.entryType === 'mark' ? ['Mark', 'Marks'] : ['Measure', 'Measures'];
  process.emitWarning(
    `Possible perf_hooks memory leak detected. ${count} ${entry.entryType} entries added to the global ` +
    `performance entry buffer. Use performance.clear${clear} to clear the buffer.`,
    { type: 'MaxPerformanceEntryBufferExceededWarning', detail: `Type: ${Type}` });
}

/**
 * Tells the observers of an entry.
 * @param {PerformanceEntry} entry
 */
function announce(entry) {
  for (const observer of observers) {
    if (!observer.wants(entry.entryType)) continue;
    observer.add(entry);
    queue(observer);
  }
}

/**
 * Delivers to an observer in the loop's next turn.
 * @param {object} observer
 */
function queue(observer) {
  pending.add(observer);
  if (scheduled) return;
  scheduled = true;
  require('internal/timers').setImmediate(deliver).unref();
}

function deliver() {
  scheduled = false;
  const batch = [...pending];
  pending.clear();
  for (const observer of batch) observer.deliver();
}

/** @returns {boolean} whether somebody observes entries of a type */
function isObserved(type) {
  for (const observer of observers) {
    if (observer.wants(type)) return true;
  }
  return false;
}

function byStart(a, b) {
  return a.startTime - b.startTime;
}

/**
 * The kept entries, oldest first.
 * @param {string} [name]
 * @param {string} [type]
 * @returns {PerformanceEntry[]}
 */
function find(name, type) {
  const all = type === undefined ?
    [...buffers.mark, ...buffers.measure, ...buffers.resource] :
    [...(buffers[type] ?? [])];
  const found = name === undefined ? all : all.filter((entry) => entry.name === name);
  return found.sort(byStart);
}

/**
 * Forgets entries of a type.
 * @param {string} type
 * @param {string} [name]
 */
function clear(type, name) {
  buffers[type] = name === undefined ? [] : buffers[type].filter((entry) => entry.name !== name);
}

/**
 * @param {string} name
 * @returns {PerformanceMark|undefined} the latest mark of that name
 */
function lastMark(name) {
  const marks = buffers.mark;
  for (let i = marks.length - 1; i >= 0; i--) {
    if (marks[i].name === name) return marks[i];
  }
  return undefined;
}

/** @returns {PerformanceEntry[]} the kept entries of a type, in the order in which they were made */
function bufferOf(type) {
  return buffers[type] ?? [];
}

module.exports = {
  announce, buffer, bufferOf, byStart, clear, find, isObserved, lastMark, observers, pending, queue,
};
