const ac = new AbortController();
const { signal } = ac;
console.log(ac, signal, signal.reason, signal === ac.signal);
signal.onabort = function(event) {
  console.log('handler', this === signal, event.type, event.isTrusted, event.target === signal, signal.aborted);
};
signal.addEventListener('abort', (event) => console.log('listener', event.bubbles, event.cancelable));
ac.abort();
ac.abort('ignored');
console.log(ac, signal.reason.name, signal.reason.code, signal.reason.message, signal.reason instanceof DOMException);
try {
  signal.throwIfAborted();
} catch (err) {
  console.log(err === signal.reason);
}
console.log(AbortSignal.abort(5).reason, AbortSignal.abort(null).reason, AbortSignal.abort(undefined).reason.name);
const other = new AbortController();
console.log(other.signal.throwIfAborted());
other.abort(0);
console.log(other.signal.aborted, other.signal.reason);
