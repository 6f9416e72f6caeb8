'use strict';
// The examples of postMessage in the documentation.
const { MessageChannel, MessagePort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };

async function test() {
  const { port1, port2 } = new MessageChannel();

  port1.on('message', (message) => console.log(typeof message.port === 'object' ? message.port instanceof MessagePort : message));

  const circularData = {};
  circularData.foo = circularData;
  // Prints: { foo: [Circular] }
  port2.postMessage(circularData);

  const uint8Array = new Uint8Array([ 1, 2, 3, 4 ]);
  // This posts a copy of `uint8Array`:
  port2.postMessage(uint8Array);
  // This does not copy data, but renders `uint8Array` unusable:
  port2.postMessage(uint8Array, [ uint8Array.buffer ]);
  console.log(uint8Array.length);

  // The memory for the `sharedUint8Array` is accessible from both the
  // original and the copy received by `.on('message')`:
  const sharedUint8Array = new Uint8Array(new SharedArrayBuffer(4));
  port2.postMessage(sharedUint8Array);

  // This transfers a freshly created message port to the receiver.
  const otherChannel = new MessageChannel();
  port2.postMessage({ port: otherChannel.port1 }, [ otherChannel.port1 ]);
  await turns();

  const ab = new ArrayBuffer(10);
  const u1 = new Uint8Array(ab);
  const u2 = new Uint16Array(ab);
  console.log(u2.length);  // prints 5
  port1.postMessage(u1, [u1.buffer]);
  console.log(u2.length);  // prints 0
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});
