'use strict';
// node:domain: no domain can be made, so none is active.

const { EventEmitter } = require('internal/events');
const { unavailable, unavailableModule } = require('internal/unavailable');

module.exports = unavailableModule('domain', ['_stack', 'Domain', 'createDomain', 'create', 'active'], {
  _stack: [],
  Domain: unavailable('domain', 'Domain', { isClass: true, parent: EventEmitter }),
  active: null,
});
