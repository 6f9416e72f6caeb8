const custom = new CustomEvent('a', { detail: [1], bubbles: true });
console.log(custom.detail, custom.bubbles, new CustomEvent('a').detail, custom instanceof Event);
const { port1, port2 } = new MessageChannel();
const message = new MessageEvent('message', { data: { x: 1 }, origin: 'o', lastEventId: 3, source: port1, ports: [port2] });
console.log(message.data, message.origin, message.lastEventId, message.source === port1, message.ports[0] === port2);
const empty = new MessageEvent('message');
console.log(empty.data, empty.origin === '', empty.lastEventId === '', empty.source, empty.ports, empty.type);
port1.close();
