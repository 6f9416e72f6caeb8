'use strict';
// 'gc' entries: V8's collections, while somebody observes them.

const { createNodeEntry } = require('internal/perf/entries');
const timeline = require('internal/perf/timeline');
const { fromLoopTime } = require('internal/perf/utils');
const { deprecate } = require('internal/util');
const native = internalBinding('heap');

const kMessage = 'Custom PerformanceEntry accessors are deprecated. Please use the detail property.';

let observing = false;

// What was to be had on the entry itself before there was `detail`.
function withOldFields(entry) {
  const values = { ...entry.detail };
  for (const name of ['kind', 'flags']) {
    Object.defineProperty(entry, name, {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get: deprecate(() => values[name], kMessage, 'DEP0152'),
      set: deprecate((value) => { values[name] = value; }, kMessage, 'DEP0152'),
    });
  }
  return entry;
}

function tell() {
  const flat = native.takeCollections();
  for (let i = 0; i < flat.length; i += 4) {
    const detail = { kind: flat[i], flags: flat[i + 1] };
    timeline.announce(withOldFields(createNodeEntry('gc', 'gc', fromLoopTime(flat[i + 2]), flat[i + 3], detail)));
  }
}

/** Begins or ends, as observers want it. */
function update() {
  const wanted = timeline.isObserved('gc');
  if (wanted === observing) return;
  observing = wanted;
  native.observeCollections(wanted ? tell : undefined);
}

module.exports = { update };
