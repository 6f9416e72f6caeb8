'use strict';
// The lines of a stream: what FileHandle's readLines gives. It emits 'line' and 'close', and is an
// async iterable.

const { EventEmitter } = require('internal/events');
const { StringDecoder } = require('internal/string_decoder');

// A carriage return with its line feed ends one line; so do the separators of Unicode.
const lineEnd = /\r\n|[\n\r\u2028\u2029]/g;

/** Cuts text that comes in pieces into lines. */
class Splitter {
  #decoder = new StringDecoder('utf8');
  #rest = '';

  /** @param {Buffer|string} chunk @returns {string[]} the lines it ends */
  push(chunk) {
    return this.#cut(typeof chunk === 'string' ? chunk : this.#decoder.write(chunk), false);
  }

  /** @returns {string[]} what is left at the end */
  end() {
    const lines = this.#cut(this.#decoder.end(), true);
    if (this.#rest !== '') lines.push(this.#rest);
    this.#rest = '';
    return lines;
  }

  #cut(text, last) {
    text = this.#rest + text;
    // A line feed may follow in the next piece.
    const held = !last && text.endsWith('\r') ? 1 : 0;
    const lines = [];
    let at = 0;
    for (const { 0: end, index } of text.slice(0, text.length - held).matchAll(lineEnd)) {
      lines.push(text.slice(at, index));
      at = index + end.length;
    }
    this.#rest = text.slice(at);
    return lines;
  }
}

/** Lines of a readable stream. */
class Lines extends EventEmitter {
  #stream;
  #closed = false;

  /** @param {import('stream').Readable} stream */
  constructor(stream) {
    super();
    this.#stream = stream;
    this.on('newListener', (event) => {
      if (event === 'line' && this.listenerCount('line') === 0) process.nextTick(() => this.#emitAll());
    });
  }

  get closed() { return this.#closed; }

  /** Stops: nothing more is read. */
  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#stream.destroy();
    this.emit('close');
  }

  async #emitAll() {
    for await (const line of this) this.emit('line', line);
  }

  async* [Symbol.asyncIterator]() {
    const splitter = new Splitter();
    try {
      for await (const chunk of this.#stream) {
        for (const line of splitter.push(chunk)) {
          if (this.#closed) return;
          yield line;
        }
      }
      yield* splitter.end();
    } finally {
      this.close();
    }
  }
}

/** @param {import('stream').Readable} stream */
function readLines(stream) {
  return new Lines(stream);
}

module.exports = { readLines };
