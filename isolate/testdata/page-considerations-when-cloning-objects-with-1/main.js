const { MessageChannel } = require('node:worker_threads');

const b = Symbol('b');

class Foo {
  #a = 1;
  constructor() {
    this[b] = 2;
    this.c = 3;
  }

  get d() { return 4; }
}

const { port1, port2 } = new MessageChannel();

port1.onmessage = ({ data }) => { console.log(data); port1.close(); };

port2.postMessage(new Foo());

// Prints: { c: 3 }
