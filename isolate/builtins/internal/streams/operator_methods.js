'use strict';
// The operators as methods of Readable.prototype. They are thin, so that the operators themselves
// are loaded with their first use.

/** @param {Function} Readable */
function install(Readable) {
  const operators = () => require('internal/streams/operators');
  const { prototype } = Readable;
  const define = (name, length, value) => {
    Object.defineProperty(value, 'name', { __proto__: null, value: name, configurable: true });
    Object.defineProperty(value, 'length', { __proto__: null, value: length, configurable: true });
    Object.defineProperty(prototype, name, {
      __proto__: null, value, enumerable: false, configurable: true, writable: true,
    });
  };
  const giveStream = (name) => function(...args) {
    return Readable.from(operators().streamOperators[name].apply(this, args));
  };
  const givePromise = (name) => function(...args) {
    return operators().promiseOperators[name].apply(this, args);
  };

  define('drop', 1, giveStream('drop'));
  define('filter', 2, giveStream('filter'));
  define('flatMap', 2, giveStream('flatMap'));
  define('map', 2, giveStream('map'));
  define('take', 1, giveStream('take'));
  define('compose', 2, giveStream('compose'));
  define('every', 1, givePromise('every'));
  define('forEach', 2, givePromise('forEach'));
  define('toArray', 1, givePromise('toArray'));
  define('some', 1, givePromise('some'));
  define('find', 2, givePromise('find'));
  define('reduce', 3, function(...args) {
    const [reducer, initial, options] = args;
    return operators().promiseOperators.reduce.call(this, args.length > 1, reducer, initial, options);
  });

  let warned = false;
  define('asIndexedPairs', 0, function deprecated(options) {
    if (!warned) {
      warned = true;
      process.emitWarning('readable.asIndexedPairs will be removed in a future version.', 'DeprecationWarning');
    }
    return Readable.from(operators().streamOperators.asIndexedPairs.call(this, options));
  });
}

module.exports = { install };
