'use strict';
// diffieHellman() with KeyObjects.
const crypto = require('crypto');
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const keys = require('../crypto-fixtures/keys.json');
const priv = (name) => crypto.createPrivateKey(keys[name].private), pub = (name) => crypto.createPublicKey(keys[name].public);
console.log(crypto.diffieHellman({ privateKey: priv('x25519'), publicKey: pub('x25519Other') }).toString('hex'));
console.log(crypto.diffieHellman({ privateKey: priv('x25519Other'), publicKey: priv('x25519') }).toString('hex'));
console.log(crypto.diffieHellman({ privateKey: priv('p256'), publicKey: pub('p256Other') }).toString('hex'));
console.log(crypto.diffieHellman({ privateKey: priv('p521'), publicKey: pub('p521') }).toString('hex'));
for (const options of [undefined, {}, { privateKey: priv('x25519') }, { privateKey: priv('x25519'), publicKey: pub('p256') }, { privateKey: priv('ed25519'), publicKey: pub('ed25519') },
  { privateKey: pub('x25519'), publicKey: pub('x25519') }, { privateKey: priv('rsa'), publicKey: pub('rsa') }, { privateKey: priv('p256'), publicKey: pub('p384') }]) {
  attempt(() => crypto.diffieHellman(options));
}
