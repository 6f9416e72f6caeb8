'use strict';
// Setters on the prototypes must not be run by, nor break, what the runtime makes for itself.
const { log } = console;
for (const key of ['resource', 'line', 'column', 'sourceLine', 'specifier', 'assertions', 'function', 'sourceMapURL', 'kind', 'base', 'maxByteLength']) {
  Object.defineProperty(Object.prototype, key, { configurable: true, set() { throw new Error('setter of ' + key); } });
}
try { structuredClone(() => {}); } catch (e) { log(e.name, e.message); }
log(structuredClone({ line: 1, column: [2], kind: new Map([['base', 3]]) }));
try { new Function('a b'); } catch (e) { log(e.name, e.message); }
