'use strict';
// node:http2 without a network: its constants are real.

const { Stream } = require('internal/streams/legacy');
const { Readable } = require('internal/streams/readable');
const constants = require('internal/http2_constants');
const { unavailable, unavailableModule } = require('internal/unavailable');

module.exports = unavailableModule('http2', [
  'connect', 'constants', 'createServer', 'createSecureServer', 'getDefaultSettings', 'getPackedSettings',
  'getUnpackedSettings', 'performServerHandshake', 'sensitiveHeaders', 'Http2ServerRequest', 'Http2ServerResponse',
], {
  constants,
  sensitiveHeaders: Symbol('sensitiveHeaders'),
  Http2ServerRequest: unavailable('http2', 'Http2ServerRequest', { isClass: true, parent: Readable, length: 4 }),
  Http2ServerResponse: unavailable('http2', 'Http2ServerResponse', { isClass: true, parent: Stream, length: 2 }),
});
