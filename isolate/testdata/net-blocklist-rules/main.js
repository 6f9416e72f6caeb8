'use strict';
// Rules of a BlockList, in both families, and what they match.
const { BlockList, SocketAddress } = require('net');
function check(fill, ...questions) {
  const list = new BlockList();
  fill(list);
  console.log(list.rules, questions.map(([address, family]) => list.check(address, family)).join());
}
check((b) => b.addAddress('::ffff:1.2.3.4', 'ipv6'), ['1.2.3.4'], ['::ffff:1.2.3.4', 'ipv6']);
check((b) => b.addAddress('1.2.3.4'), ['1.2.3.4'], ['::ffff:1.2.3.4', 'ipv6'], ['fe80::1', 'ipv6']);
check((b) => b.addSubnet('::', 0, 'ipv6'), ['1.2.3.4'], ['fe80::', 'ipv6']);
check((b) => b.addSubnet('1.2.3.4', 0), ['9.2.3.4'], ['fe80::', 'ipv6']);
check((b) => b.addSubnet('192.168.1.77', 16), ['192.168.5.5'], ['192.169.0.0'], ['::ffff:192.168.9.9', 'ipv6']);
check((b) => b.addSubnet('fe80::', 65, 'ipv6'), ['fe80::9:9', 'ipv6'], ['fe80::8000:0:0:0', 'ipv6']);
check((b) => b.addRange('::', '::ffff:5.0.0.0', 'ipv6'), ['1.2.3.4'], ['::5', 'ipv6'], ['::ffff:1.2.3.4', 'ipv6']);
check((b) => b.addRange('1.0.0.0', '5.0.0.0'), ['1.2.3.4'], ['9.2.3.4'], ['::ffff:1.2.3.4', 'ipv6'], ['nonsense']);
const b = new BlockList();
b.addAddress(new SocketAddress({ address: '9.9.9.9' }));
b.addRange(new SocketAddress({ address: '3.1.1.1' }), new SocketAddress({ address: '3.1.1.9' }));
b.addSubnet(new SocketAddress({ address: '4.0.0.0' }), 8);
b.addAddress('2001:DB8:0:0::1', 'IPv6');
console.log(b, b.check(new SocketAddress({ address: '3.1.1.5' })));
console.log({ a: { b: { c: b, d: new SocketAddress() } } });
