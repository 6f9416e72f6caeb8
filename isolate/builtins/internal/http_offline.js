'use strict';
// What http and https have without a network: checks of headers, and agents. An agent is an object
// with settings that programs make at start-up; only using it needs what is not here.

const { codes, hideStackFrames } = require('internal/errors');
const { EventEmitter } = require('internal/events');
const { unavailable } = require('internal/unavailable');
const { validateNumber, validateOneOf } = require('internal/validators');

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const NOT_IN_HEADER = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * @param {string} name
 * @param {string} [label] what the error calls it
 */
const validateHeaderName = hideStackFrames((name, label) => {
  if (typeof name !== 'string' || !TOKEN.test(name)) {
    throw new codes.ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
  }
});

/**
 * @param {string} name
 * @param {any} value
 */
const validateHeaderValue = hideStackFrames((name, value) => {
  if (value === undefined) throw new codes.ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  if (NOT_IN_HEADER.test(value)) throw new codes.ERR_INVALID_CHAR('header content', name);
});
for (const fn of [validateHeaderName, validateHeaderValue]) {
  Object.defineProperty(fn, 'length', { __proto__: null, value: 0, configurable: true });
}

const dictionary = () => Object.create(null);

/**
 * @param {object} [options] keepAlive, keepAliveMsecs, maxSockets, maxFreeSockets, maxTotalSockets, scheduling, timeout ...
 */
function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  EventEmitter.call(this);
  this.defaultPort = 80;
  this.protocol = 'http:';
  this.options = { __proto__: null, ...options };
  if (this.options.noDelay === undefined) this.options.noDelay = true;
  // A socket path must not leak into the options of each connection.
  this.options.path = null;
  this.requests = dictionary();
  this.sockets = dictionary();
  this.freeSockets = dictionary();
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.totalSocketCount = 0;
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets !== undefined) validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  else this.maxTotalSockets = Infinity;
}
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);
Agent.defaultMaxSockets = Infinity;

for (const name of ['createConnection', 'addRequest', 'createSocket', 'removeSocket', 'keepSocketAlive', 'reuseSocket']) {
  Agent.prototype[name] = unavailable('http', `Agent.${name}`);
}

/**
 * The key under which an agent keeps connections.
 * @param {object} [options]
 * @returns {string}
 */
Agent.prototype.getName = function getName(options = {}) {
  let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
  if (options.family === 4 || options.family === 6) name += `:${options.family}`;
  if (options.socketPath) name += `:${options.socketPath}`;
  return name;
};

/** Closes the connections: there are none. */
Agent.prototype.destroy = function destroy() {};

/** @param {object} [options] those of http.Agent, and maxCachedSessions */
function HttpsAgent(options) {
  if (!(this instanceof HttpsAgent)) return new HttpsAgent(options);
  Agent.call(this, options);
  this.defaultPort = 443;
  this.protocol = 'https:';
  this.maxCachedSessions = this.options.maxCachedSessions ?? 100;
  this._sessionCache = { map: {}, list: [] };
}
Object.setPrototypeOf(HttpsAgent.prototype, Agent.prototype);
Object.setPrototypeOf(HttpsAgent, Agent);
Object.defineProperty(HttpsAgent, 'name', { __proto__: null, value: 'Agent', configurable: true });
HttpsAgent.prototype.createConnection = unavailable('https', 'Agent.createConnection');

const globalOptions = { keepAlive: true, scheduling: 'lifo', timeout: 5000 };

/** @returns {Agent} */
function makeGlobalAgent() {
  return new Agent(globalOptions);
}

/** @returns {HttpsAgent} */
function makeGlobalHttpsAgent() {
  return new HttpsAgent(globalOptions);
}

module.exports = { Agent, HttpsAgent, makeGlobalAgent, makeGlobalHttpsAgent, validateHeaderName, validateHeaderValue };
