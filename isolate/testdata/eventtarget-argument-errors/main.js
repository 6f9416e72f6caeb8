const target = new EventTarget();
const attempt = (fn) => {
  try {
    console.log(fn());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
attempt(() => new Event());
attempt(() => new Event('a', 5));
attempt(() => new Event(Symbol('s')));
attempt(() => Event.prototype.type);
attempt(() => new Event('a').initEvent());
attempt(() => new CustomEvent());
attempt(() => CustomEvent.prototype.detail);
attempt(() => target.addEventListener('a'));
attempt(() => target.addEventListener('a', 'text'));
attempt(() => target.addEventListener('a', () => {}, 'options'));
attempt(() => target.addEventListener('a', () => {}, { signal: {} }));
attempt(() => target.addEventListener(Symbol('s'), () => {}));
attempt(() => target.removeEventListener('a'));
attempt(() => target.removeEventListener('a', 5));
attempt(() => target.removeEventListener('a', null));
attempt(() => target.dispatchEvent());
attempt(() => target.dispatchEvent({ type: 'a' }));
attempt(() => EventTarget.prototype.addEventListener.call({}, 'a', () => {}));
attempt(() => MessageEvent.prototype.data);
attempt(() => new MessageEvent('a', { source: 5 }));
attempt(() => new MessageEvent('a', { ports: 5 }));
attempt(() => new MessageEvent('a', { ports: [{}] }));
