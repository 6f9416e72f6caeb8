'use strict';
// CryptoKeys in other threads do what they did; what is not extractable stays so.
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const { subtle } = require('crypto').webcrypto;
const hex = (bytes) => Buffer.from(bytes).toString('hex');
(async () => {
  if (!isMainThread) {
    parentPort.postMessage([workerData.key, hex(await subtle.sign('HMAC', workerData.key, Buffer.from('m'))), workerData.pair.publicKey]);
    return;
  }
  const key = await subtle.importKey('raw', Buffer.from('secret'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const pair = await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const copy = structuredClone(key);
  console.log(copy, copy instanceof CryptoKey, copy === key, hex(await subtle.sign('HMAC', copy, Buffer.from('m'))));
  await subtle.exportKey('raw', copy).catch((e) => console.log(e.message));
  const worker = new Worker(__filename, { workerData: { key, pair } });
  worker.on('message', async ([back, signature, publicKey]) => {
    console.log(back, signature === hex(await subtle.sign('HMAC', back, Buffer.from('m'))));
    const signed = await subtle.sign('Ed25519', pair.privateKey, Buffer.from('m'));
    console.log(await subtle.verify('Ed25519', publicKey, signed, Buffer.from('m')));
  });
})();
