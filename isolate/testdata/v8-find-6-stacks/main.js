// Errors that are read bring their stacks: none is captured or formatted for them, and reading inside of that changes nothing.
'use strict';
const v8 = require('node:v8');
const error = new Error('a', { cause: new TypeError('b', { cause: new EvalError('c') }) });
const bytes = v8.serialize([error, {}, new URIError('x'), {}]);
let calls = 0, reader;
Error.prepareStackTrace = (e) => {
  calls++;
  try {
    reader?.readValue();
  } catch {}
  return `prepared ${e.message}`;
};
function read(name) {
  calls = 0;
  reader = new v8.DefaultDeserializer(Buffer.concat([bytes, bytes.subarray(2)]));
  reader.readHeader();
  const [e, a, x, b] = reader.readValue();
  reader = undefined;
  const seen = calls;
  console.log(name, e instanceof Error, a, a === b, x.message, x.stack === structuredClone(x).stack, e.cause.cause.name);
  return seen;
}
console.log(read('as ever'), Error.stackTraceLimit);
Error.stackTraceLimit = 'many';
console.log(read('no number'), Error.stackTraceLimit);
delete Error.stackTraceLimit;
console.log(read('deleted'), 'stackTraceLimit' in Error);
Object.defineProperty(Error, 'stackTraceLimit', { get: () => 10, set() { console.log('set'); }, configurable: true });
console.log(read('accessor'));
Object.defineProperty(Error, 'stackTraceLimit', { value: 10, writable: false });
read('read only');
console.log(Error.stackTraceLimit);
