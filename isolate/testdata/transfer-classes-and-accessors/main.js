'use strict';
// Prototypes, accessors, symbols and private fields do not travel.
const { MessageChannel, receiveMessageOnPort, Worker, workerData } = require('node:worker_threads');
const { log } = console;
const attempt = (name, fn) => {
  try {
    log(name, fn());
  } catch (e) {
    log(name, 'throws', e.name, e.code, e.message);
  }
};

async function test() {
  const { port1, port2 } = new MessageChannel();
  const pass = (value) => { port1.postMessage(value); return receiveMessageOnPort(port2).message; };
  const b = Symbol('b');
  class Foo {
    #a = 1;
    constructor() {
      this[b] = 2;
      this.c = 3;
    }

    get d() { return 4; }
  }
  const made = pass(new Foo());
  log(made, made instanceof Foo, Object.getPrototypeOf(made) === Object.prototype, made.d);
  log(Object.getOwnPropertyDescriptor(pass({ get e() { return 5; } }), 'e'));
  log(pass(Object.defineProperty({}, 'hidden', { value: 1 })), pass(Object.freeze([1])), Object.isFrozen(pass(Object.freeze({}))));
  log(pass(new URL('https://example.org')), pass(new URLSearchParams('a=1')), pass(Object.create({ inherited: 1 })));
  log(pass(new (class extends Map { x = 1; })([[1, 2]])), pass(new (class extends Array {})(1, 2)).constructor.name);
  class MyError extends TypeError { code = 'E'; name = 'MyError'; }
  const error = pass(new MyError('message', { cause: 'cause' }));
  log(error.constructor.name, error.name, error.message, error.code, error.cause, error instanceof Error);
  for (const value of [() => {}, Symbol('s'), new WeakMap(), new WeakSet(), new WeakRef({}), Promise.resolve(), new Proxy({}, {}), class A {}]) {
    attempt(typeof value, () => pass(value));
    attempt(typeof value, () => pass({ a: [value] }));
  }
  const circular = { list: [] };
  circular.self = circular;
  circular.list.push(circular.list, circular);
  log(pass(circular));
  port1.close();
}

// In the main thread, a Worker and a nested Worker.
const level = workerData?.level ?? 0;
log('level', level);
test().then(() => {
  if (level < 2) new Worker(__filename, { workerData: { level: level + 1 } });
});
