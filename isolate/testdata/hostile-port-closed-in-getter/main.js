'use strict';
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port1.postMessage({ get a() { port1.postMessage('inner'); return 'outer'; } });
console.log(receiveMessageOnPort(port2), receiveMessageOnPort(port2));
try { port1.postMessage({ get a() { port1.close(); port2.close(); return 1; } }); console.log('posted'); } catch (e) { console.log(e.name, e.message); }
