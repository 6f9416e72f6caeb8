'use strict';
// net.BlockList: rules about addresses. The rules are Go's; clones in other threads share them.

const { codes } = require('internal/errors');
const { validateInt32, validateString } = require('internal/validators');
const { JSTransferable, holdHandle, kClone, kDeserialize } = require('internal/transferable');
const { customInspectSymbol } = require('internal/util');
const { SocketAddress, numberOf } = require('internal/socketaddress');
const rules = internalBinding('blocklist');

const kHandle = Symbol('kHandle');

/** An argument that may be text or a SocketAddress, as the latter. */
function toAddress(value, name, family) {
  if (SocketAddress.isSocketAddress(value)) return value;
  validateString(value, name);
  validateString(family, 'family');
  return new SocketAddress({ address: value, family });
}

function adopt(list, handle) {
  list[kHandle] = handle;
  holdHandle(list, handle);
  return list;
}

class BlockList extends JSTransferable {
  constructor() {
    super();
    adopt(this, rules.create());
  }

  /**
   * @param {string|SocketAddress} address
   * @param {'ipv4'|'ipv6'} [family]
   */
  addAddress(address, family = 'ipv4') {
    const { address: text, ...rest } = toAddress(address, 'address', family).toJSON();
    rules.addAddress(this[kHandle], text, numberOf(rest));
  }

  /**
   * @param {string|SocketAddress} start
   * @param {string|SocketAddress} end
   * @param {'ipv4'|'ipv6'} [family]
   */
  addRange(start, end, family = 'ipv4') {
    if (!SocketAddress.isSocketAddress(start)) validateString(start, 'start');
    if (!SocketAddress.isSocketAddress(end)) validateString(end, 'end');
    const first = toAddress(start, 'start', family);
    const last = toAddress(end, 'end', family);
    if (rules.compare(first.address, last.address, numberOf(first)) > 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('start', first, 'must come before end');
    }
    rules.addRange(this[kHandle], first.address, last.address, numberOf(first));
  }

  /**
   * @param {string|SocketAddress} network
   * @param {number} prefix
   * @param {'ipv4'|'ipv6'} [family]
   */
  addSubnet(network, prefix, family = 'ipv4') {
    const address = toAddress(network, 'network', family);
    validateInt32(prefix, 'prefix', 0, address.family === 'ipv4' ? 32 : 128);
    rules.addSubnet(this[kHandle], address.address, numberOf(address), prefix);
  }

  /**
   * @param {string|SocketAddress} address
   * @param {'ipv4'|'ipv6'} [family]
   * @returns {boolean}
   */
  check(address, family = 'ipv4') {
    let known = address;
    if (!SocketAddress.isSocketAddress(address)) {
      validateString(address, 'address');
      validateString(family, 'family');
      try {
        known = new SocketAddress({ address, family });
      } catch {
        return false; // what is no address is on no list
      }
    }
    return rules.check(this[kHandle], known.address, numberOf(known));
  }

  /** What is on the list, the newest first. */
  get rules() { return rules.rules(this[kHandle]); }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const opts = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `BlockList ${inspect({ rules: this.rules }, opts)}`;
  }

  [kClone]() {
    return { deserializeInfo: 'internal/blocklist:arrived', handle: this[kHandle] };
  }
}

const arrived = { [kDeserialize]: (data, handle) => adopt(Reflect.construct(JSTransferable, [], BlockList), handle) };

module.exports = { BlockList, arrived };
