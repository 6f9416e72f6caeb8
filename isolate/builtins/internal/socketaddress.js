'use strict';
// net.SocketAddress: an address, a port and what goes with them. It does not change.

const { codes } = require('internal/errors');
const { validateObject, validatePort, validateString, validateUint32 } = require('internal/validators');
const { JSTransferable, kClone, kDeserialize } = require('internal/transferable');
const { customInspectSymbol, kEmptyObject } = require('internal/util');
const { normalize } = internalBinding('blocklist');

const kDetail = Symbol('kDetail');

/** The number of a family's name. */
function familyNumber(family) {
  const lower = typeof family?.toLowerCase === 'function' ? family.toLowerCase() : family;
  if (lower === 'ipv4') return 4;
  if (lower === 'ipv6') return 6;
  throw new codes.ERR_INVALID_ARG_VALUE('options.family', family);
}

/** An address as an operation takes it. */
function numberOf(address) {
  return address.family === 'ipv4' ? 4 : 6;
}

class SocketAddress extends JSTransferable {
  static isSocketAddress(value) {
    return value?.[kDetail] !== undefined;
  }

  /**
   * @param {{family?: 'ipv4'|'ipv6', address?: string, port?: number, flowlabel?: number}} [options]
   */
  constructor(options = kEmptyObject) {
    super();
    validateObject(options, 'options');
    let { family = 'ipv4', flowlabel = 0 } = options;
    const number = familyNumber(family);
    family = number === 4 ? 'ipv4' : 'ipv6';
    const { address = (number === 4 ? '127.0.0.1' : '::'), port = 0 } = options;
    validateString(address, 'options.address');
    validatePort(port, 'options.port');
    validateUint32(flowlabel, 'options.flowlabel', false);
    const canonical = normalize(address, number);
    if (canonical === undefined) throw new codes.ERR_INVALID_ADDRESS();
    if (number === 4) flowlabel = 0;
    this[kDetail] = { address: canonical, port: Number(port), family, flowlabel };
  }

  get address() { return this[kDetail].address; }
  get port() { return this[kDetail].port; }
  get family() { return this[kDetail].family; }
  get flowlabel() { return this[kDetail].flowlabel; }

  toJSON() {
    return { address: this.address, port: this.port, family: this.family, flowlabel: this.flowlabel };
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const opts = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `SocketAddress ${inspect(this.toJSON(), opts)}`;
  }

  [kClone]() {
    return { data: this[kDetail], deserializeInfo: 'internal/socketaddress:arrived' };
  }
}

const arrived = { [kDeserialize]: (data) => new SocketAddress(data) };

module.exports = { SocketAddress, arrived, numberOf };
