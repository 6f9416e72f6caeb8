'use strict';
// node:https without a network: agents are real.

const { EventEmitter } = require('internal/events');
const { HttpsAgent, makeGlobalHttpsAgent } = require('internal/http_offline');
const { unavailable, unavailableModule } = require('internal/unavailable');

module.exports = unavailableModule('https', ['Agent', 'globalAgent', 'Server', 'createServer', 'get', 'request'], {
  Agent: HttpsAgent,
  globalAgent: makeGlobalHttpsAgent(),
  Server: unavailable('https', 'Server', { isClass: true, parent: EventEmitter, length: 2 }),
});
