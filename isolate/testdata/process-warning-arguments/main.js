const f = () => {};
for (const args of [[], [1], ['a', 1], ['a', 'b', 1], ['a', { type: 1 }], ['a', { code: 1 }], ['a', null], ['a', []], [null], ['a', 'b', f], ['a', f], ['x', undefined, 'C']]) {
  try { process.emitWarning(...args); console.log('fine'); } catch (err) { console.log(err.name, err.code, err.message); }
}
process.on('warning', (w) => console.log(w.name, w.code, w.message, w.detail, w instanceof Error));
