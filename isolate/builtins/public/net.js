'use strict';
// node:net without a network: the tests of addresses are real.

const { EventEmitter } = require('internal/events');
const { Duplex } = require('internal/streams/duplex');
const address = require('internal/net_address');
const { unavailable, unavailableModule } = require('internal/unavailable');
const { BlockList } = require('internal/blocklist');
const { SocketAddress } = require('internal/socketaddress');

const Socket = unavailable('net', 'Socket', { isClass: true, parent: Duplex, length: 1 });

module.exports = unavailableModule('net', [
  '_createServerHandle', '_normalizeArgs', '_setSimultaneousAccepts', 'BlockList', 'SocketAddress', 'connect',
  'createConnection', 'createServer', 'isIP', 'isIPv4', 'isIPv6', 'Server', 'Socket', 'Stream',
  'getDefaultAutoSelectFamily', 'setDefaultAutoSelectFamily', 'getDefaultAutoSelectFamilyAttemptTimeout',
  'setDefaultAutoSelectFamilyAttemptTimeout',
], {
  ...address,
  BlockList,
  SocketAddress,
  Server: unavailable('net', 'Server', { isClass: true, parent: EventEmitter, length: 2 }),
  Socket,
  // The old name of Socket.
  Stream: Socket,
});
