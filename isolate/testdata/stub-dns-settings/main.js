'use strict';
const dns = require('dns');
console.log(dns.getDefaultResultOrder(), dns.promises === require('dns/promises'));
dns.setDefaultResultOrder('ipv4first');
console.log(dns.getDefaultResultOrder(), dns.promises.getDefaultResultOrder());
try {
  dns.setDefaultResultOrder('nope');
} catch (err) {
  console.log(err.code, err.message);
}
console.log(dns.NOTFOUND, dns.EOF, dns.ADDRCONFIG, dns.promises.CANCELLED);
