const util = require('util');
const fixed = (value, options) => util.inspect(value, options).replace(/timeStamp: [\d.]+/, 'timeStamp: T');
console.log(fixed(new Event('a')), fixed(new Event('a'), { depth: 0 }), fixed(new Event('a'), { depth: -1 }));
console.log(fixed(new CustomEvent('a', { detail: { x: 1 } })), fixed(new MessageEvent('m', { data: 1 })));
class Own extends Event { constructor() { super('own', { cancelable: true }); this.extra = 1; } }
console.log(fixed(new Own()));
class Target extends EventTarget { constructor() { super(); this.extra = 1; } }
console.log(new EventTarget(), new Target(), util.inspect(new Target(), { depth: -1 }));
console.log({ a: { b: { c: new EventTarget() } } }, `${new Event('a')}`, String(new EventTarget()));
console.log(Object.keys(new Event('a')), Object.keys(Event), Event.AT_TARGET);
console.log(Object.keys(Event.prototype).sort().join(), Object.keys(EventTarget.prototype).join());
