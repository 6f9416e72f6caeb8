'use strict';
// 'gc' entries: V8's collections, while somebody observes them.

const { createNodeEntry } = require('internal/perf/entries');
const timeline = require('internal/perf/timeline');
const { fromLoopTime } = require('internal/perf/utils');
const native = internalBinding('heap');

let observing = false;

function tell() {
  const flat = native.takeCollections();
  for (let i = 0; i < flat.length; i += 4) {
    const [kind, flags, began, took] = flat.slice(i, i + 4);
    timeline.announce(createNodeEntry('gc', 'gc', fromLoopTime(began), took, { kind, flags }));
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
