'use strict';

// A Transform that becomes a stream when it is first used as one: most digests never are.

const { Transform } = require('internal/streams/transform');

const kStarted = Symbol('kStarted');

/**
 * @param {object} [options] for Transform
 */
function LazyTransform(options) {
  this._options = options;
}
Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
Object.setPrototypeOf(LazyTransform, Transform);

function own(object, key, value) {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function start(stream) {
  if (Object.hasOwn(stream, kStarted)) return;
  Object.defineProperty(stream, kStarted, { value: true });
  Transform.call(stream, stream._options);
  if (!stream._writableState.decodeStrings || stream._options?.defaultEncoding === undefined) {
    // Text written to a digest is taken as update() takes it.
    stream._writableState.decodeStrings = false;
  }
}

for (const key of ['_readableState', '_writableState', '_events', '_eventsCount', '_maxListeners']) {
  Object.defineProperty(LazyTransform.prototype, key, {
    get() {
      if (Object.hasOwn(this, kStarted)) return undefined;
      start(this);
      return this[key];
    },
    set(value) {
      own(this, key, value);
    },
    enumerable: false,
    configurable: true,
  });
}

module.exports = { LazyTransform };
