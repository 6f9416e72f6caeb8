'use strict';
// A Worker's stdin, stdout and stderr: a Writable in one thread, a Readable in the other, chunks over the
// control channel between them.
//
// As in node a write is done when the reader has told (`more`) that it has taken what came; what is written
// meanwhile waits, goes together, and keeps its thread alive. So neither side gathers more than its streams'
// highWaterMarks, as long as the program minds what write() returns, and who waits for a write's callback knows
// that the parent has the text. When the Worker ends by itself, everything that waits is sent at once; nothing
// that was written is lost.
//
// Messages: {type: 'stdio', stream, chunks}, strings (UTF-8) and Uint8Arrays, null at the end; {type: 'more',
// stream, bytes}: so much has been taken, a string counting its length.

const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');
const { Buffer } = require('internal/buffer');

/** The end that reads. `link` is {control, name, and reading and closed, functions that are told}. */
class ReadableWorkerStdio extends Readable {
  #link;
  #taken = 0;

  constructor(link) {
    super();
    this.#link = link;
  }

  /** What came from the other thread. */
  receive(chunks) {
    if (chunks === null) {
      this.push(null);
      return;
    }
    for (const chunk of chunks) this.#take(chunk);
    // Who has closed this end does not stop the writer.
    if (this.destroyed) this._read();
  }

  #take(chunk) {
    this.#taken += sizeOf(chunk);
    if (!this.destroyed) this.push(typeof chunk === 'string' ? chunk : asBuffer(chunk), 'utf8');
  }

  _read() {
    this.#link.reading?.();
    if (this.#taken === 0) return;
    this.#link.control.postMessage({ type: 'more', stream: this.#link.name, bytes: this.#taken });
    this.#taken = 0;
  }

  _destroy(error, done) {
    this.#link.closed?.();
    done(error);
  }
}

/** The end that writes. `link` is {control, name, wait: a function that is told when it begins and ends to wait}. */
class WritableWorkerStdio extends Writable {
  #link;
  #onWay = 0;
  #waiting = null; // the callback of a write that waits for the reader
  #ending = false;

  constructor(link) {
    super({ decodeStrings: false });
    this.#link = link;
  }

  _write(chunk, encoding, done) {
    this._writev([{ chunk, encoding }], done);
  }

  _writev(list, done) {
    const chunks = [];
    for (const { chunk, encoding } of list) {
      const sent = portable(chunk, encoding);
      chunks.push(sent);
      this.#onWay += sizeOf(sent);
    }
    this.#link.control.postMessage({ type: 'stdio', stream: this.#link.name, chunks });
    if (this.#onWay === 0 || this.#ending) return done();
    this.#waiting = done;
    this.#link.wait?.(true);
  }

  _final(done) {
    this.#link.control.postMessage({ type: 'stdio', stream: this.#link.name, chunks: null });
    done();
  }

  /** The reader has taken so many bytes. */
  more(bytes) {
    this.#onWay -= bytes;
    if (this.#onWay === 0) this.#goOn();
  }

  /** From now on nothing waits: the thread ends. */
  flush() {
    this.#ending = true;
    this.#goOn();
  }

  #goOn() {
    const done = this.#waiting;
    if (done === null) return;
    this.#waiting = null;
    this.#link.wait?.(false);
    done();
  }
}

// As the reader will count it.
function sizeOf(chunk) {
  return typeof chunk === 'string' ? chunk.length : chunk.byteLength;
}

// A clone takes the whole of the memory behind a view: a part of a pool is copied first.
function portable(chunk, encoding) {
  if (typeof chunk === 'string') return /^utf-?8$/i.test(encoding) ? chunk : portable(Buffer.from(chunk, encoding));
  if (chunk.byteLength === chunk.buffer.byteLength) return chunk;
  return new Uint8Array(chunk);
}

function asBuffer({ buffer, byteOffset, byteLength }) {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** The parent's three streams of a Worker, each made when it is asked for or something comes. */
class ParentStreams {
  #control;
  #options;
  #streams = { __proto__: null };
  #ended = false;

  /**
   * @param {MessagePort} control
   * @param {{stdin?: boolean, stdout?: boolean, stderr?: boolean}} options
   */
  constructor(control, options) {
    this.#control = control;
    this.#options = options;
  }

  /**
   * @param {'stdin'|'stdout'|'stderr'} name
   * @returns {Readable|Writable|null}
   */
  get(name) {
    this.#streams[name] ??= name === 'stdin' ? this.#makeInput() : this.#makeOutput(name);
    return this.#streams[name];
  }

  #makeInput() {
    if (!this.#options.stdin) return null;
    return new WritableWorkerStdio({ control: this.#control, name: 'stdin' });
  }

  #makeOutput(name) {
    const stream = new ReadableWorkerStdio({ control: this.#control, name });
    if (this.#ended) stream.push(null);
    else if (!this.#options[name]) pipeUnnoticed(stream, process[name]);
    return stream;
  }

  /** A message of type 'stdio'. */
  receive({ stream, chunks }) {
    this.get(stream).receive(chunks);
  }

  /** A message of type 'more'. */
  more({ stream, bytes }) {
    this.#streams[stream]?.more(bytes);
  }

  /** The thread is gone, and everything that it wrote is here. */
  end() {
    this.#ended = true;
    for (const name of ['stdout', 'stderr']) {
      const stream = this.#streams[name];
      if (stream !== undefined && !stream.readableEnded) stream.push(null);
    }
  }
}

// Every Worker adds its listeners to process.stdout: no reason to warn of a leak.
function pipeUnnoticed(source, target) {
  const limit = target.getMaxListeners();
  target.setMaxListeners(Infinity);
  source.pipe(target);
  target.setMaxListeners(limit);
  // From here on what comes is passed on at once, and so before 'exit'.
  source.read(0);
}

/** The Worker's side: the streams that process.stdin, stdout and stderr are. */
class ChildStreams {
  #control;
  #streams = { __proto__: null };
  #waiting = 0;
  #listening = false;
  #stdinOpen;

  /**
   * @param {MessagePort} control
   * @param {boolean} stdinOpen whether the parent has an end of stdin
   */
  constructor(control, stdinOpen) {
    this.#control = control;
    this.#stdinOpen = stdinOpen;
    const get = (name) => () => this.#get(name);
    require('internal/process/stdio').replace({ stdin: get('stdin'), stdout: get('stdout'), stderr: get('stderr') });
  }

  #get(name) {
    this.#streams[name] ??= name === 'stdin' ? this.#makeInput() : this.#makeOutput(name);
    return this.#streams[name];
  }

  #makeOutput(name) {
    const wait = (waits) => this.#wait(waits ? 1 : -1);
    return new WritableWorkerStdio({ control: this.#control, name, wait });
  }

  // Who reads stdin keeps the thread alive until its end.
  #makeInput() {
    let state = this.#stdinOpen ? 'open' : 'closed';
    const reading = () => {
      if (state !== 'open') return;
      state = 'read';
      this.#wait(1);
    };
    const closed = () => {
      if (state === 'read') this.#wait(-1);
      state = 'closed';
    };
    const stdin = new ReadableWorkerStdio({ control: this.#control, name: 'stdin', reading, closed });
    if (this.#stdinOpen) this.#listen();
    else stdin.push(null);
    return stdin;
  }

  #wait(change) {
    this.#listen();
    this.#waiting += change;
    if (this.#waiting === 0) this.#control.unref();
    else this.#control.ref();
  }

  #listen() {
    if (this.#listening) return;
    this.#listening = true;
    this.#control.on('message', (message) => this.#receive(message));
    this.#control.unref();
  }

  #receive({ type, stream, chunks, bytes }) {
    if (type === 'more') this.#streams[stream].more(bytes);
    else this.#streams.stdin.receive(chunks);
  }

  /** Everything that was written goes to the parent: the thread ends. */
  flush() {
    this.#streams.stdout?.flush();
    this.#streams.stderr?.flush();
  }
}

module.exports = { ChildStreams, ParentStreams };
