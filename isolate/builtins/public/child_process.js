'use strict';
// node:child_process: there are threads here, but no child processes.

const { EventEmitter } = require('internal/events');
const { unavailable, unavailableModule } = require('internal/unavailable');

module.exports = unavailableModule('child_process', [
  '_forkChild', 'ChildProcess', 'exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync',
], {
  ChildProcess: unavailable('child_process', 'ChildProcess', { isClass: true, parent: EventEmitter }),
});
