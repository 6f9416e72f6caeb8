'use strict';
// SocketAddress: defaults, canonical text, errors.
const { SocketAddress } = require('net');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
};
attempt(() => new SocketAddress());
attempt(() => new SocketAddress({ family: 'IPv6' }));
attempt(() => new SocketAddress({ family: 'ipv6', address: '2001:DB8::0:1', port: 443, flowlabel: 5 }));
attempt(() => new SocketAddress({ family: 'ipv6', address: '::ffff:1.2.3.4', flowlabel: 5 }).toJSON());
attempt(() => JSON.stringify(new SocketAddress({ flowlabel: 5 })));
attempt(() => [SocketAddress.isSocketAddress(new SocketAddress()), SocketAddress.isSocketAddress({})]);
attempt(() => SocketAddress());
attempt(() => new SocketAddress(1));
attempt(() => new SocketAddress(null));
attempt(() => new SocketAddress({ address: 1 }));
attempt(() => new SocketAddress({ address: '1.2.3' }));
attempt(() => new SocketAddress({ address: '::1' }));
attempt(() => new SocketAddress({ family: 4 }));
attempt(() => new SocketAddress({ port: 70000 }));
attempt(() => new SocketAddress({ flowlabel: -1 }));
