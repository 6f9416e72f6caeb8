'use strict';
// What the methods of BlockList refuse.
const { BlockList } = require('net');
const b = new BlockList();
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
};
attempt(() => BlockList());
attempt(() => b.addAddress());
attempt(() => b.addAddress('::1'));
attempt(() => b.addAddress('x', 'ipv5'));
attempt(() => b.addAddress('1.2.3.4', null));
attempt(() => b.addRange(1, 2));
attempt(() => b.addRange('1.1.1.1'));
attempt(() => b.addRange('1.1.1.9', '1.1.1.1'));
attempt(() => b.addRange('::1', '1.1.1.1', 'ipv6'));
attempt(() => b.addSubnet('10.0.0.0', 33));
attempt(() => b.addSubnet('fe80::', 129, 'ipv6'));
attempt(() => b.addSubnet('10.0.0.0', '8'));
attempt(() => b.addSubnet('10.0.0.0', 1.5));
attempt(() => b.addSubnet('x', 8));
attempt(() => b.check(1));
attempt(() => b.check('1.1.1.1', 5));
attempt(() => b.check('1.1.1.1', 'zz'));
attempt(() => b.rules);
