'use strict';
// KeyObjects of each kind go through structuredClone, ports and Workers, and come back as the same key.
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const crypto = require('crypto');
const keys = require('../crypto-fixtures/keys.json');
if (isMainThread) {
  const sent = { secret: crypto.createSecretKey('secret', 'utf8') };
  for (const name of ['rsa', 'pss', 'p256', 'ed25519', 'x25519']) {
    sent[name] = crypto.createPrivateKey(keys[name].private);
    sent[`${name} public`] = crypto.createPublicKey(keys[name].public);
  }
  const copy = structuredClone({ ...sent, again: sent.rsa }, { transfer: [sent.rsa] });
  console.log(copy.again === copy.rsa, copy.rsa !== sent.rsa, copy);
  for (const name in sent) console.log(name, copy[name].equals(sent[name]), copy[name].constructor === sent[name].constructor);
  const worker = new Worker(__filename, { workerData: sent });
  worker.on('message', (got) => {
    for (const name in sent) console.log(name, got[name].equals(sent[name]), got[name].type, got[name].asymmetricKeyType);
  });
  try {
    require('v8').serialize(sent.secret);
  } catch (e) {
    console.log(e.message);
  }
} else {
  console.log(crypto.sign('sha256', Buffer.from('m'), workerData.rsa).toString('hex').slice(0, 20), workerData.secret.export().toString());
  new Worker(`const { parentPort, workerData } = require('worker_threads'); parentPort.postMessage(workerData);`, { eval: true, workerData })
    .on('message', (got) => parentPort.postMessage(got));
}
