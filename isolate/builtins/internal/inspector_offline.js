'use strict';
// inspector and inspector/promises without a debugger.

const { EventEmitter } = require('internal/events');
const { unavailable, unavailableModule } = require('internal/unavailable');

const CONSOLE_METHODS = [
  'debug', 'error', 'info', 'log', 'warn', 'dir', 'dirxml', 'table', 'trace', 'group', 'groupCollapsed',
  'groupEnd', 'clear', 'count', 'countReset', 'assert', 'profile', 'profileEnd', 'time', 'timeLog', 'timeEnd',
  'timeStamp', 'context',
];
const NETWORK_EVENTS = ['requestWillBeSent', 'responseReceived', 'loadingFinished', 'loadingFailed'];

/** Programs ask this to learn whether they are debugged: they are not. */
function url() {
  return undefined;
}

/**
 * @param {string} moduleName
 * @returns {object} the module's exports
 */
function makeInspector(moduleName) {
  return unavailableModule(moduleName, ['open', 'close', 'url', 'waitForDebugger', 'console', 'Session', 'Network'], {
    url,
    console: unavailableModule(`${moduleName}.console`, CONSOLE_METHODS),
    Session: unavailable(moduleName, 'Session', { isClass: true, parent: EventEmitter }),
    Network: unavailableModule(`${moduleName}.Network`, NETWORK_EVENTS),
  });
}

module.exports = { makeInspector };
