'use strict';
// Certificates in other threads are the same certificates.
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const { X509Certificate, createPublicKey, createPrivateKey } = require('crypto');
const certificates = require('../crypto-fixtures/certificates.json'), keys = require('../crypto-fixtures/keys.json');
const c = {};
for (const name in certificates) c[name] = new X509Certificate(certificates[name]);
if (isMainThread) {
  const copy = structuredClone([c.leaf, c.leaf, c.ca]);
  console.log(copy[0] === copy[1], copy[0] instanceof X509Certificate, copy[0].fingerprint === c.leaf.fingerprint, copy[0].verify(copy[2].publicKey));
  new Worker(__filename, { workerData: c }).on('message', (got) => {
    console.log(got[0].equals(c.ca.publicKey), got[1].toString() === certificates.ed, got[2]);
  });
} else {
  parentPort.postMessage([workerData.ca.publicKey, workerData.ed, workerData.leaf.checkHost('loom.example')]);
}
