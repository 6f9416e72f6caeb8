'use strict';
// Stream: the base of every stream class, and the whole of a stream in Node's first years.

const { EventEmitter } = require('internal/events');

/**
 * @param {object} [options] options of EventEmitter
 */
function Stream(options) {
  EventEmitter.call(this, options);
}
Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Stream, EventEmitter);

/**
 * Copies 'data' events of this stream to `dest`, pausing and resuming where the streams can.
 * @template T
 * @param {T} dest
 * @param {{end?: boolean}} [options]
 * @returns {T}
 */
Stream.prototype.pipe = function pipe(dest, options) {
  const source = this;
  let ended = false;
  const attached = [];

  function attach(emitter, event, listener) {
    attached.push([emitter, event, listener]);
    emitter.on(event, listener);
  }
  function detach() {
    for (const [emitter, event, listener] of attached) emitter.removeListener(event, listener);
  }
  function onError(err) {
    detach();
    if (EventEmitter.listenerCount(this, 'error') === 0) this.emit('error', err);
  }

  attach(source, 'data', (chunk) => {
    if (dest.writable && dest.write(chunk) === false && source.pause) source.pause();
  });
  attach(dest, 'drain', () => {
    if (source.readable && source.resume) source.resume();
  });
  if (!dest._isStdio && (!options || options.end !== false)) {
    attach(source, 'end', () => {
      if (ended) return;
      ended = true;
      dest.end();
    });
    attach(source, 'close', () => {
      if (ended) return;
      ended = true;
      if (typeof dest.destroy === 'function') dest.destroy();
    });
  }
  prependListener(source, 'error', onError);
  prependListener(dest, 'error', onError);
  attached.push([source, 'error', onError], [dest, 'error', onError]);
  attach(source, 'end', detach);
  attach(source, 'close', detach);
  attach(dest, 'close', detach);
  dest.emit('pipe', source);
  return dest;
};

const READABLE_EVENTS = ['data', 'end', 'readable'];
const WRITABLE_EVENTS = ['prefinish', 'finish', 'drain'];

/**
 * The names of events that have listeners: a stream's own events first, in their fixed order.
 * @returns {(string | symbol)[]}
 */
Stream.prototype.eventNames = function eventNames() {
  const names = EventEmitter.prototype.eventNames.call(this);
  const own = ['close', 'error'];
  if (this._writableState) own.push(...WRITABLE_EVENTS);
  if (this._readableState) own.push(...READABLE_EVENTS);
  if (own.length === 2) return names;
  return [...own.filter((name) => names.includes(name)), ...names.filter((name) => !own.includes(name))];
};

/**
 * Adds a listener before the others, to emitters of any age.
 * @param {any} emitter
 * @param {string | symbol} event
 * @param {Function} listener
 */
function prependListener(emitter, event, listener) {
  if (typeof emitter.prependListener === 'function') {
    emitter.prependListener(event, listener);
    return;
  }
  const known = emitter._events?.[event];
  if (!known) emitter.on(event, listener);
  else if (Array.isArray(known)) known.unshift(listener);
  else emitter._events[event] = [listener, known];
}

module.exports = { Stream, prependListener };
