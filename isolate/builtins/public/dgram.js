'use strict';
// node:dgram: there are no sockets here.

const { EventEmitter } = require('internal/events');
const { unavailable, unavailableModule } = require('internal/unavailable');

module.exports = unavailableModule('dgram', ['_createSocketHandle', 'createSocket', 'Socket'], {
  Socket: unavailable('dgram', 'Socket', { isClass: true, parent: EventEmitter, length: 2 }),
});
