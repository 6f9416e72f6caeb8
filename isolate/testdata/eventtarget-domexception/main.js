const e = new DOMException('text', 'DataCloneError');
console.log(e.name, e.message, e.code, e instanceof Error, Object.prototype.toString.call(e), String(e));
console.log(Object.getOwnPropertyNames(e), e.stack.split('\n')[0], DOMException.DATA_CLONE_ERR, e.ABORT_ERR);
for (const name of ['IndexSizeError', 'NotFoundError', 'AbortError', 'TimeoutError', 'QuotaExceededError', 'Other']) {
  console.log(name, new DOMException('', name).code);
}
const cause = new Error('c');
const caused = new DOMException('m', { name: 'SyntaxError', cause });
console.log(caused.name, caused.code, caused.cause === cause, 'cause' in new DOMException('m', { name: 'x' }));
const plain = new DOMException();
console.log(plain.name, JSON.stringify(plain.message), plain.code);
plain.message = 'changed';
console.log(JSON.stringify(plain.message), Object.keys(DOMException).length, Object.keys(DOMException.prototype).slice(0, 5));
for (const attempt of [() => DOMException('x'), () => DOMException.prototype.name, () => new DOMException(Symbol())]) {
  try {
    attempt();
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
}
