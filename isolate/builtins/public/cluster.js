'use strict';
// node:cluster: this process is always a primary, and cannot fork.

const { EventEmitter } = require('internal/events');
const { unavailable, unavailableModule } = require('internal/unavailable');

const SCHED_NONE = 1;
const SCHED_RR = 2;

const names = [
  'isWorker', 'isMaster', 'isPrimary', 'Worker', 'workers', 'settings', 'SCHED_NONE', 'SCHED_RR',
  'schedulingPolicy', 'setupPrimary', 'setupMaster', 'fork', 'disconnect',
];

module.exports = Object.assign(new EventEmitter(), unavailableModule('cluster', names, {
  isWorker: false,
  isMaster: true,
  isPrimary: true,
  Worker: unavailable('cluster', 'Worker', { isClass: true, parent: EventEmitter }),
  workers: {},
  settings: {},
  SCHED_NONE,
  SCHED_RR,
  schedulingPolicy: SCHED_RR,
}));
