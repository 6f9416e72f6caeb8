'use strict';
// Readable.prototype.pipe and unpipe.

const { prependListener } = require('internal/streams/legacy');
const { errorOrDestroy } = require('internal/streams/destroy');

/**
 * One connection from a source to a destination: its listeners, and how it comes apart.
 */
class Pipe {
  constructor(source, dest, endDest) {
    this.source = source;
    this.dest = dest;
    this.onDrain = null;
    this.cleaned = false;
    this.onEnd = endDest ? () => dest.end() : () => source.unpipe(dest);
    this.onData = (chunk) => this.data(chunk);
    this.onUnpipe = (readable, info) => this.unpiped(readable, info);
    this.onError = (err) => this.failed(err);
    this.onClose = () => {
      dest.removeListener('finish', this.onFinish);
      source.unpipe(dest);
    };
    this.onFinish = () => {
      dest.removeListener('close', this.onClose);
      source.unpipe(dest);
    };
  }

  connect() {
    const { source, dest } = this;
    const state = source._readableState;
    if (state.endEmitted) process.nextTick(this.onEnd);
    else source.once('end', this.onEnd);
    dest.on('unpipe', this.onUnpipe);
    source.on('data', this.onData);
    prependListener(dest, 'error', this.onError);
    dest.once('close', this.onClose);
    dest.once('finish', this.onFinish);
    dest.emit('pipe', source);
    if (dest.writableNeedDrain === true) this.hold();
    else if (!state.flowing) source.resume();
  }

  data(chunk) {
    if (this.dest.write(chunk) === false) this.hold();
  }

  // The destination has enough: stop the source until it drains.
  hold() {
    const { source, dest } = this;
    const state = source._readableState;
    if (!this.cleaned) {
      if (state.pipes.length === 1 && state.pipes[0] === dest) {
        state.awaitDrainWriters = dest;
        state.multiAwaitDrain = false;
      } else if (state.pipes.length > 1 && state.pipes.includes(dest)) {
        state.awaitDrainWriters.add(dest);
      }
      source.pause();
    }
    if (!this.onDrain) {
      this.onDrain = () => release(source, dest);
      dest.on('drain', this.onDrain);
    }
  }

  failed(err) {
    const { source, dest } = this;
    source.unpipe(dest);
    dest.removeListener('error', this.onError);
    if (dest.listenerCount('error') !== 0) return;
    const state = dest._writableState || dest._readableState;
    // Foreign streams do not fail by themselves.
    if (state && !state.errorEmitted) errorOrDestroy(dest, err);
    else dest.emit('error', err);
  }

  unpiped(readable, info) {
    if (readable !== this.source || !info || info.hasUnpiped !== false) return;
    info.hasUnpiped = true;
    this.disconnect();
  }

  disconnect() {
    const { source, dest } = this;
    dest.removeListener('close', this.onClose);
    dest.removeListener('finish', this.onFinish);
    if (this.onDrain) dest.removeListener('drain', this.onDrain);
    dest.removeListener('error', this.onError);
    dest.removeListener('unpipe', this.onUnpipe);
    source.removeListener('end', this.onEnd);
    source.removeListener('data', this.onData);
    this.cleaned = true;
    // The source waits for a drain that would not reach it any more.
    const { awaitDrainWriters } = source._readableState;
    if (this.onDrain && awaitDrainWriters && (!dest._writableState || dest._writableState.needDrain)) this.onDrain();
  }
}

// A destination has drained: when it was the last one waited for, the flow goes on.
function release(source, dest) {
  const state = source._readableState;
  if (state.awaitDrainWriters === dest) state.awaitDrainWriters = null;
  else if (state.multiAwaitDrain) state.awaitDrainWriters.delete(dest);
  const waiting = state.multiAwaitDrain ? state.awaitDrainWriters.size > 0 : Boolean(state.awaitDrainWriters);
  if (!waiting && source.listenerCount('data') > 0) source.resume();
}

/**
 * @template T
 * @param {T} dest
 * @param {{end?: boolean}} [options]
 * @returns {T}
 */
function pipe(dest, options) {
  const state = this._readableState;
  if (state.pipes.length === 1 && !state.multiAwaitDrain) {
    state.multiAwaitDrain = true;
    state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
  }
  state.pipes.push(dest);
  const endDest = (!options || options.end !== false) && dest !== process.stdout && dest !== process.stderr;
  new Pipe(this, dest, endDest).connect();
  return dest;
}

/**
 * @param {any} [dest] all by default
 * @returns {this}
 */
function unpipe(dest) {
  const state = this._readableState;
  if (state.pipes.length === 0) return this;
  if (!dest) {
    const dests = state.pipes;
    state.pipes = [];
    this.pause();
    for (const each of dests) each.emit('unpipe', this, { hasUnpiped: false });
    return this;
  }
  const index = state.pipes.indexOf(dest);
  if (index === -1) return this;
  state.pipes.splice(index, 1);
  if (state.pipes.length === 0) this.pause();
  dest.emit('unpipe', this, { hasUnpiped: false });
  return this;
}

/** @param {Function} Readable gets the methods */
function install(Readable) {
  Readable.prototype.pipe = pipe;
  Readable.prototype.unpipe = unpipe;
}

module.exports = { install };
