// The event of a message without ports, and of one with them: whatever the way that the message went.
const { BroadcastChannel, MessageChannel } = require('node:worker_threads');

function show(where, event) {
  const { data, ports, origin, lastEventId, source, type, target, isTrusted, cancelable, bubbles, composed } = event;
  console.log(where, { data, origin, lastEventId, source, type, isTrusted, cancelable, bubbles, composed });
  console.log(Array.isArray(ports), ports.length, ports === event.ports, target === event.currentTarget);
  event.preventDefault();
  event.stopPropagation();
  console.log(event.defaultPrevented, event.returnValue, event.cancelBubble, event.eventPhase);
}

const first = new BroadcastChannel('flat');
const second = new BroadcastChannel('flat');
const third = new BroadcastChannel('flat');
let heard = 0;
for (const [name, channel] of Object.entries({ second, third })) {
  channel.onmessage = (event) => {
    show(name, event);
    if (event.data !== null && typeof event.data === 'object') event.data.changed = name;
    if (++heard === 4) for (const c of [first, second, third]) c.close();
  };
}
first.postMessage({ a: 1, b: 'two' });
first.postMessage(undefined);

const { port1, port2 } = new MessageChannel();
const lists = new Set();
port2.onmessage = (event) => {
  show('port', event);
  lists.add(event.ports);
  for (const port of event.ports) port.close();
  if (lists.size === 4) {
    console.log('each has its own list');
    port2.close();
  }
};
port1.postMessage(1);
port1.postMessage({ a: 'b' });
const moving = new MessageChannel();
port1.postMessage({ a: 'b' }, [moving.port1]);
port1.postMessage('end');

let once = 0;
const stopping = new MessageChannel();
stopping.port2.addEventListener('message', (event) => { once++; event.stopImmediatePropagation(); });
stopping.port2.addEventListener('message', () => { once += 100; });
stopping.port2.start();
stopping.port1.postMessage(1);
setTimeout(() => {
  console.log('stopped', once);
  stopping.port1.close();
}, 20);
