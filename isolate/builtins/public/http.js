'use strict';
// node:http without a network: names, checks and agents are real.

const { EventEmitter } = require('internal/events');
const { Stream } = require('internal/streams/legacy');
const { Readable } = require('internal/streams/readable');
const { METHODS, STATUS_CODES } = require('internal/http_names');
const { Agent, makeGlobalAgent, validateHeaderName, validateHeaderValue } = require('internal/http_offline');
const { unavailable, unavailableModule } = require('internal/unavailable');

const makeClass = (name, parent, length) => unavailable('http', name, { isClass: true, parent, length });

const OutgoingMessage = makeClass('OutgoingMessage', Stream, 1);

module.exports = unavailableModule('http', [
  '_connectionListener', 'METHODS', 'STATUS_CODES', 'Agent', 'ClientRequest', 'IncomingMessage',
  'OutgoingMessage', 'Server', 'ServerResponse', 'createServer', 'validateHeaderName', 'validateHeaderValue',
  'get', 'request', 'setMaxIdleHTTPParsers', 'maxHeaderSize', 'globalAgent',
], {
  METHODS: [...METHODS],
  STATUS_CODES,
  Agent,
  ClientRequest: makeClass('ClientRequest', OutgoingMessage, 3),
  IncomingMessage: makeClass('IncomingMessage', Readable, 1),
  OutgoingMessage,
  Server: makeClass('Server', EventEmitter, 2),
  ServerResponse: makeClass('ServerResponse', OutgoingMessage, 2),
  validateHeaderName,
  validateHeaderValue,
  maxHeaderSize: 16384,
  globalAgent: makeGlobalAgent(),
});
