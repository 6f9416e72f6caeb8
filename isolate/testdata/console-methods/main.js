'use strict';
console.log('log %s %d', 'a', 1, { b: 2 }); console.info('info'); console.debug('debug'); console.log(); console.log('%s%%', 5); console.log(undefined, null, 0, '');
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }); console.dir({ [Symbol.for('nodejs.util.inspect.custom')]: () => 'custom' }); console.dirxml({ x: 1 }, 'y');
console.assert(true, 'not shown'); const { log } = console; log('unbound');
console.count(); console.count('x'); console.count(); console.countReset(); console.count(); console.count(null); console.count(undefined);
