'use strict';
// What a Worker's process cannot do: it concerns the whole process.

const { codes: { ERR_WORKER_UNSUPPORTED_OPERATION } } = require('internal/errors');

const kUnavailable = [
  'abort', 'chdir', 'initgroups', 'setgroups', 'setegid', 'seteuid', 'setgid', 'setuid',
];

/** Replaces those methods. Once, while a Worker boots. */
function apply() {
  for (const name of kUnavailable) {
    const unavailableInWorker = () => {
      throw new ERR_WORKER_UNSUPPORTED_OPERATION(`process.${name}()`);
    };
    unavailableInWorker.disabled = true;
    process[name] = unavailableInWorker;
  }
  const { umask } = process;
  process.umask = function umaskOfWorker(mask) {
    if (mask !== undefined) throw new ERR_WORKER_UNSUPPORTED_OPERATION('Setting process.umask()');
    return umask();
  };
}

module.exports = { apply };
