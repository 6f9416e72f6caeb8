'use strict';
// dns and dns/promises without a resolver: their names, their constants and the default order.

const { unavailableModule } = require('internal/unavailable');
const { validateOneOf } = require('internal/validators');

const ERRORS = [
  'NODATA', 'FORMERR', 'SERVFAIL', 'NOTFOUND', 'NOTIMP', 'REFUSED', 'BADQUERY', 'BADNAME', 'BADFAMILY',
  'BADRESP', 'CONNREFUSED', 'TIMEOUT', 'EOF', 'FILE', 'NOMEM', 'DESTRUCTION', 'BADSTR', 'BADFLAGS', 'NONAME',
  'BADHINTS', 'NOTINITIALIZED', 'LOADIPHLPAPI', 'ADDRGETNETWORKPARAMS', 'CANCELLED',
];

const HINTS = { ADDRCONFIG: 32, ALL: 16, V4MAPPED: 8 };

const LOOKUPS = [
  'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname', 'resolveMx', 'resolveNaptr',
  'resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTxt', 'reverse',
];

let order = 'verbatim';

function getDefaultResultOrder() {
  return order;
}

function setDefaultResultOrder(value) {
  validateOneOf(value, 'dnsOrder', ['verbatim', 'ipv4first', 'ipv6first']);
  order = value;
}

function errorConstants() {
  const result = {};
  // Node's own: all but EOF begin with an E that the names lack.
  for (const name of ERRORS) result[name] = name === 'EOF' ? 'EOF' : `E${name}`;
  return result;
}

function makePromises() {
  const real = { getDefaultResultOrder, setDefaultResultOrder, ...errorConstants() };
  const direct = unavailableModule('dns/promises', ['Resolver', 'setServers', 'getServers']);
  const names = [
    'lookup', 'lookupService', 'Resolver', 'getDefaultResultOrder', 'setDefaultResultOrder', 'setServers',
    ...ERRORS, 'getServers', ...LOOKUPS,
  ];
  return unavailableModule('dns/promises', names, { ...real, ...direct }, { isAsync: true });
}

const promises = makePromises();

function makeCallbacks() {
  const real = { getDefaultResultOrder, setDefaultResultOrder, ...HINTS, ...errorConstants() };
  const names = [
    'lookup', 'lookupService', 'Resolver', 'getDefaultResultOrder', 'setDefaultResultOrder', 'setServers',
    ...Object.keys(HINTS), ...ERRORS, 'getServers', ...LOOKUPS,
  ];
  const dns = unavailableModule('dns', names, real);
  Object.defineProperty(dns, 'promises', {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => promises,
  });
  return dns;
}

module.exports = { callbacks: makeCallbacks(), promises };
