'use strict';
// One benchmark in several Workers at the same time. Each loads the file of the program again, which registers the same
// benchmarks there, and is told by its workerData which one to run: no function crosses.

const host = require('internal/bench/host');
const { mergeReports } = require('internal/bench/context');
const registry = require('internal/bench/registry');
const { Session } = require('internal/bench/session');

const KEY = 'heddle:bench';
const ARRIVED = 0;
const ROUND = 1;

/** A Worker and the commands that wait for its answers. */
class Member {
  #worker;
  #exited;
  #answer;

  constructor(worker) {
    this.#worker = worker;
    this.#exited = new Promise((resolve) => worker.on('exit', resolve));
    worker.on('message', (message) => {
      if (message === null || typeof message !== 'object' || !Object.hasOwn(message, KEY)) return; // the file's own
      const { error, value } = message[KEY];
      if (error === undefined) this.#answer?.resolve(value);
      else this.#answer?.reject(Object.assign(new Error(error.message), { name: error.name, stack: error.stack }));
    });
    worker.on('error', (error) => this.#answer?.reject(error));
    worker.on('exit', () => this.#answer?.reject(new Error('a thread of the benchmark ended before its last operation')));
  }

  /** Has the Worker call a method of its Session. */
  call(method, ...args) {
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.#worker.postMessage({ [KEY]: { method, args } });
    });
  }

  async end() {
    this.#answer = undefined;
    await this.#worker.terminate();
    await this.#exited;
  }
}

/** Has the methods of a Session. */
class Group {
  #members;

  /**
   * @param {object} entry of the registry
   * @param {{time: number, entry: string | URL}} config entry: what a Worker loads
   */
  constructor({ name, threads }, { time, entry }) {
    if (entry === undefined) throw new Error('threads needs a program that is a file: each Worker loads it');
    const barrier = new SharedArrayBuffer(8);
    this.#members = Array.from({ length: threads }, (_, thread) => {
      return new Member(host.startWorker(entry, { workerData: { [KEY]: { name, thread, threads, time, barrier } } }));
    });
  }

  async #all(method, ...args) {
    const calls = this.#members.map((member) => member.call(method, ...args));
    try {
      return await Promise.all(calls);
    } catch (error) {
      for (const call of calls) call.catch(() => {});
      await this.abandon();
      throw error;
    }
  }

  /** Ends the Workers as they are: one of them failed, and others may wait for it. */
  async abandon() {
    await Promise.all(this.#members.map((member) => member.end()));
  }

  async open() {
    await this.#all('open');
  }

  async warmUp() {
    const all = await this.#all('warmUp');
    return {
      iterations: Math.min(...all.map((one) => one.iterations)),
      ops: sum(all.map((one) => one.ops)),
      ns: Math.max(...all.map((one) => one.ns)),
      isSteady: all.every((one) => one.isSteady),
    };
  }

  async beginMeasuring() {
    await this.#all('beginMeasuring');
  }

  async endMeasuring() {
    const all = await this.#all('endMeasuring');
    const gcs = all.map((one) => one.gc);
    const gc = gcs.includes(null) ? null : {
      count: sum(gcs.map((one) => one.count)),
      ms: sum(gcs.map((one) => one.ms)),
      max: Math.max(...gcs.map((one) => one.max)),
    };
    return { gc, elu: all.map((one) => one.elu) };
  }

  async sample(iterations) {
    const all = await this.#all('sample', iterations);
    return {
      began: Math.min(...all.map((one) => one.began)),
      ended: Math.max(...all.map((one) => one.ended)),
      ops: sum(all.map((one) => one.ops)),
      records: all.flatMap((one) => one.records),
      reports: mergeReports(all.flatMap((one) => one.reports)),
    };
  }

  async allocated(iterations) {
    const all = await this.#all('allocated', iterations);
    return all.includes(null) ? null : sum(all) / all.length;
  }

  async close() {
    const all = await this.#all('close');
    await this.abandon();
    return { reports: mergeReports(all.flatMap((one) => one.reports)), isAsync: all[0].isAsync };
  }
}

const sum = (list) => list.reduce((a, b) => a + b, 0);

/** What this Worker was started for, if it is one of a Group. */
const assignment = () => host.workerData?.[KEY];

/** In a Worker of a Group, once its file has run: answers its commands. */
function serve() {
  const { name, thread, threads, time, barrier } = assignment();
  const entry = registry.find(name);
  const session = entry && new Session(entry, thread, { time });
  const wait = barrierOf(new Int32Array(barrier), threads);
  host.parentPort.on('message', async (message) => {
    if (!Object.hasOwn(message ?? {}, KEY)) return;
    const { method, args } = message[KEY];
    try {
      if (session === undefined) throw new Error(`the file does not register '${name}' in a Worker`);
      if (method === 'sample') args.push(wait);
      host.parentPort.postMessage({ [KEY]: { value: await session[method](...args) } });
    } catch (error) {
      host.parentPort.postMessage({ [KEY]: { error: describe(error) } });
    }
  });
}

/** A function that returns when all threads have called it. */
function barrierOf(words, threads) {
  return () => {
    const round = Atomics.load(words, ROUND);
    if (Atomics.add(words, ARRIVED, 1) === threads - 1) {
      Atomics.store(words, ARRIVED, 0);
      Atomics.add(words, ROUND, 1);
      Atomics.notify(words, ROUND);
      return;
    }
    while (Atomics.load(words, ROUND) === round) Atomics.wait(words, ROUND, round);
  };
}

/** @param {any} error whatever was thrown */
function describe(error) {
  if (typeof error?.message !== 'string') return { name: 'Error', message: `${String(error)} was thrown` };
  const { name, message, stack } = error;
  return { name: String(name), message, stack: typeof stack === 'string' ? stack : undefined };
}

module.exports = { Group, assignment, describe, serve };
