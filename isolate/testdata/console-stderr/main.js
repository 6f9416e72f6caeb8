'use strict';
process.stderr.write = (text) => { process.stdout.write('ERR ' + JSON.stringify(String(text).replace(/(\n +at .*)+/g, ' AT')) + '\n'); return true; };
console.error('error %s', 'x'); console.warn({ a: 1 }); console.assert(false, 'failed %s', 'x'); console.assert(false); console.assert(false, { a: 1 }); console.assert(); console.trace('here %d', 1); console.trace();
console.group(); console.error('a\nb'); console.groupEnd();
