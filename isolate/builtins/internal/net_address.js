'use strict';
// net.isIP and its kin, and the settings of net that only have to be remembered.

const { validateBoolean, validateInt32 } = require('internal/validators');

const ZONE = /^[0-9a-zA-Z.:-]+$/;
const HEX_GROUP = /^[0-9a-fA-F]{1,4}$/;

/**
 * @param {any} input
 * @returns {boolean} whether it is an IPv4 address in dotted decimal notation without leading zeros
 */
function isIPv4(input) {
  const parts = `${input}`.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/**
 * @param {any} input
 * @returns {boolean} whether it is an IPv6 address, with or without a zone
 */
function isIPv6(input) {
  let address = `${input}`;
  const percent = address.indexOf('%');
  if (percent !== -1) {
    if (!ZONE.test(address.slice(percent + 1))) return false;
    address = address.slice(0, percent);
  }
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const isShortened = halves.length === 2;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  // The last 32 bits may be an IPv4 address.
  const last = groups[groups.length - 1];
  let count = groups[0].length + (isShortened ? groups[1].length : 0);
  if (last.length > 0 && last[last.length - 1].includes('.')) {
    if (!isIPv4(last.pop())) return false;
    count++;
  }
  if (!groups.every((half) => half.every((group) => HEX_GROUP.test(group)))) return false;
  return isShortened ? count <= 7 : count === 8;
}

/**
 * @param {any} input
 * @returns {0 | 4 | 6} the version of the address; 0 for what is none
 */
function isIP(input) {
  if (isIPv4(input)) return 4;
  return isIPv6(input) ? 6 : 0;
}

let autoSelectFamily = true;
let autoSelectFamilyAttemptTimeout = 250;
const MIN_ATTEMPT_TIMEOUT = 10;

function getDefaultAutoSelectFamily() {
  return autoSelectFamily;
}

function setDefaultAutoSelectFamily(value) {
  validateBoolean(value, 'value');
  autoSelectFamily = value;
}

function getDefaultAutoSelectFamilyAttemptTimeout() {
  return autoSelectFamilyAttemptTimeout;
}

function setDefaultAutoSelectFamilyAttemptTimeout(value) {
  validateInt32(value, 'value', 1);
  autoSelectFamilyAttemptTimeout = Math.max(value, MIN_ATTEMPT_TIMEOUT);
}

module.exports = {
  getDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout,
  isIP,
  isIPv4,
  isIPv6,
  setDefaultAutoSelectFamily,
  setDefaultAutoSelectFamilyAttemptTimeout,
};
