'use strict';
// A FileHandle moves: it is closed here, and works there.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const turns = async (n = 6) => { while (n-- > 0) await new Promise(setImmediate); };
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const fs = require('node:fs');
  const { port1, port2 } = new MessageChannel();
  const handle = await fs.promises.open(__filename);
  attempt('not listed', () => port1.postMessage(handle));
  attempt('clone', () => structuredClone(handle));
  attempt('twice', () => port1.postMessage(handle, [handle, handle]));
  attempt('fails', () => port1.postMessage(() => {}, [handle]));
  log(handle.fd > 2, port1.postMessage({ handle }, [handle]), handle.fd);
  await handle.read(Buffer.alloc(1), 0, 1).catch((e) => log(e.code, e.syscall, e.message));
  log(await handle.close());
  const { message: { handle: there } } = receiveMessageOnPort(port2);
  log(there.constructor.name, there.fd > 2, Object.getPrototypeOf(there) === Object.getPrototypeOf(handle));
  const { bytesRead, buffer } = await there.read(Buffer.alloc(12), 0, 12, 0);
  log(bytesRead, buffer.toString());
  const clone = structuredClone([there], { transfer: [there] })[0];
  log(there.fd, clone.fd > 2, (await clone.readFile('utf8')).startsWith("'use strict'"));
  const { fd } = clone;
  port1.postMessage(clone, [clone]);
  port1.close();
  port2.close();
  await turns();
  attempt('never received', () => fs.fstatSync(fd));
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});
