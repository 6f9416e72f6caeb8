'use strict';
// node:tls without a network: its settings are real.

const { EventEmitter } = require('internal/events');
const { Duplex } = require('internal/streams/duplex');
const { defaultCoreCipherList } = require('internal/system_constants');
const { unavailable, unavailableModule } = require('internal/unavailable');

module.exports = unavailableModule('tls', [
  'CLIENT_RENEG_LIMIT', 'CLIENT_RENEG_WINDOW', 'DEFAULT_CIPHERS', 'DEFAULT_ECDH_CURVE', 'DEFAULT_MIN_VERSION',
  'DEFAULT_MAX_VERSION', 'getCiphers', 'rootCertificates', 'convertALPNProtocols', 'checkServerIdentity',
  'createSecureContext', 'SecureContext', 'TLSSocket', 'Server', 'createServer', 'connect', 'createSecurePair',
], {
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS: defaultCoreCipherList,
  DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
  // Nothing here verifies a certificate, so none is carried.
  rootCertificates: Object.freeze([]),
  TLSSocket: unavailable('tls', 'TLSSocket', { isClass: true, parent: Duplex, length: 2 }),
  Server: unavailable('tls', 'Server', { isClass: true, parent: EventEmitter, length: 2 }),
});
