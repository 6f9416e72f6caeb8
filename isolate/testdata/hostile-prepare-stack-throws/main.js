'use strict';
Error.prepareStackTrace = () => { throw new RangeError('prepare'); };
try { structuredClone(new TypeError('m')); } catch (e) { console.log(e.name, e.message); }
try { new Error('x').stack; } catch (e) { console.log(e.name, e.message); }
Error.prepareStackTrace = () => undefined;
console.log(structuredClone(new TypeError('m')).message);
Error.prepareStackTrace = (e) => ({ stack: e.message });
console.log(structuredClone(new TypeError('n')).message);
