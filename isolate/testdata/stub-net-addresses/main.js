'use strict';
const net = require('net');
const inputs = ['127.0.0.1', '256.0.0.1', '1.2.3', '01.2.3.4', '::', '::1', 'fe80::1%eth0', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7', '::ffff:1.2.3.4', '1::2::3', 'g::', '', ' 1.1.1.1', undefined, null, 5, { toString: () => '8.8.8.8' }];
for (const input of inputs) console.log(JSON.stringify(input), net.isIP(input), net.isIPv4(input), net.isIPv6(input));
console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());
net.setDefaultAutoSelectFamilyAttemptTimeout(5);
net.setDefaultAutoSelectFamily(false);
console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());
for (const call of [() => net.setDefaultAutoSelectFamily(1), () => net.setDefaultAutoSelectFamilyAttemptTimeout('1')]) {
  try {
    call();
  } catch (err) {
    console.log(err.code, err.message);
  }
}
