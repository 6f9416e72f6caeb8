'use strict';
// A crowd of Workers that live at once: all start, each talks with its parent, with its neighbours through
// ports and with all others through a BroadcastChannel, and all end. Run by TestStressCrowd, which takes a
// measure at each message and posts the go-ahead.
const { MessageChannel, Worker, parentPort, workerData } = require('worker_threads');
const { checkpoint } = require('./stress-common.js');

const MEMBER = `
  const { BroadcastChannel, parentPort, workerData } = require('worker_threads');
  const { left, right, size } = workerData;
  const channel = new BroadcastChannel('crowd');
  const heard = new Set();
  let neighbours = 0;
  function told() {
    if (heard.size === size - 1 && neighbours === 2) parentPort.postMessage('done');
  }
  channel.onmessage = ({ data }) => {
    heard.add(data);
    told();
  };
  for (const port of [left, right]) {
    port.on('message', () => {
      neighbours++;
      told();
    });
  }
  parentPort.on('message', (word) => {
    if (word === 'talk') {
      channel.postMessage(workerData.n);
      left.postMessage(workerData.n);
      right.postMessage(workerData.n);
    } else {
      channel.close();
      left.close();
      right.close();
      parentPort.close();
    }
  });
  parentPort.postMessage('ready');`;

class Member {
  constructor(n, size, left, right) {
    this.exits = 0;
    this.waiting = null;
    this.words = [];
    this.worker = new Worker(MEMBER, { eval: true, workerData: { n, size, left, right }, transferList: [left, right] });
    this.worker.on('message', (word) => {
      this.words.push(word);
      this.waiting?.();
    });
    this.worker.on('error', (error) => {
      throw error;
    });
    this.gone = new Promise((resolve) => this.worker.on('exit', (code) => {
      this.exits++;
      if (code !== 0) throw new Error(`exit code ${code}`);
      resolve();
    }));
  }

  async says(word) {
    while (!this.words.includes(word)) await new Promise((resolve) => (this.waiting = resolve));
  }
}

async function crowd(size, whenAllLive) {
  const ring = Array.from({ length: size }, () => new MessageChannel());
  const members = ring.map(({ port1 }, n) => new Member(n, size, ring[(n + 1) % size].port2, port1));
  await Promise.all(members.map((m) => m.says('ready')));
  for (const { worker } of members) worker.postMessage('talk');
  await Promise.all(members.map((m) => m.says('done')));
  await whenAllLive();
  for (const { worker } of members) worker.postMessage('end');
  await Promise.all(members.map((m) => m.gone));
  if (members.some((m) => m.exits !== 1)) throw new Error('an exit event too many');
}

async function main() {
  const { size, crowds } = workerData;
  for (let i = 0; i <= crowds; i++) {
    await crowd(size, () => checkpoint(parentPort));
    await checkpoint(parentPort);
  }
}

main();
