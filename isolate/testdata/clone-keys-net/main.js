'use strict';
// A BlockList shares its rules with its clones; a SocketAddress is copied.
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const net = require('net');
if (isMainThread) {
  const list = new net.BlockList();
  list.addAddress('1.2.3.4');
  const copy = structuredClone({ list, again: list }, { transfer: [list] });
  copy.list.addSubnet('10.0.0.0', 8);
  console.log(copy.list === copy.again, list.rules, copy.list instanceof net.BlockList);
  const address = new net.SocketAddress({ address: '::1', family: 'ipv6', port: 80, flowlabel: 7 });
  const cloned = structuredClone(address);
  console.log(cloned, cloned instanceof net.SocketAddress, net.SocketAddress.isSocketAddress(cloned), cloned === address);
  const worker = new Worker(__filename, { workerData: { list, address } });
  worker.on('message', (m) => console.log(m));
  worker.on('exit', () => console.log(list.rules));
} else {
  workerData.list.addRange('2.0.0.0', '2.0.0.9');
  parentPort.postMessage([workerData.address, workerData.list.check('10.1.1.1'), workerData.list]);
}
