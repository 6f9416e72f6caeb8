'use strict';
// Signals as events of process: the first listener of a signal's name starts
// listening, and the last that goes gives the signal its default effect back.
// Main thread only.

const { start } = internalBinding('signal');
const { unref, cancel } = internalBinding('loop');

const kInvalid = -22; // EINVAL

// Signal name -> request id of the subscription.
const subscriptions = new Map();

function numberOf(event) {
  if (typeof event !== 'string' || !event.startsWith('SIG')) return undefined;
  return require('internal/signals')[event];
}

function onNewListener(event) {
  const number = numberOf(event);
  if (number === undefined || subscriptions.has(event)) return;
  if (event === 'SIGKILL' || event === 'SIGSTOP') {
    const { ErrnoException } = require('internal/errors');
    throw new ErrnoException(kInvalid, 'uv_signal_start');
  }
  const id = start(number, (err, received) => {
    if (err === null) process.emit(event, event, received);
  });
  unref(id);
  subscriptions.set(event, id);
}

function onRemoveListener(event) {
  const id = subscriptions.get(event);
  if (id === undefined || process.listenerCount(event) !== 0) return;
  subscriptions.delete(event);
  cancel(id);
}

/** Watches the listeners of process. Once, while the main thread boots. */
function setup() {
  process.on('newListener', onNewListener);
  process.on('removeListener', onRemoveListener);
}

module.exports = { setup };
