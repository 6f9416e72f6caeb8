'use strict';
const http = require('http');
const https = require('https');
const net = require('net');
const { Readable, Duplex } = require('stream');
const EventEmitter = require('events');
console.log(http.IncomingMessage.prototype instanceof Readable, http.ServerResponse.prototype instanceof http.OutgoingMessage);
console.log(net.Socket.prototype instanceof Duplex, net.Stream === net.Socket, http.Server.prototype instanceof EventEmitter);
console.log({} instanceof http.IncomingMessage, https.Agent.prototype instanceof http.Agent);
class Extended extends http.IncomingMessage {}
console.log(Extended.prototype instanceof http.IncomingMessage, Object.create(http.ServerResponse.prototype) instanceof http.ServerResponse);
const agent = new http.Agent({ keepAlive: true, maxSockets: 7 });
console.log(agent.keepAlive, agent.maxSockets, agent.maxFreeSockets, agent.scheduling, agent.protocol, agent.defaultPort);
console.log(agent.getName({ host: 'example.org', port: 80, family: 4 }), new https.Agent().protocol);
console.log(http.globalAgent instanceof http.Agent, http.globalAgent.keepAlive, https.globalAgent.defaultPort, http.Agent.defaultMaxSockets);
for (const options of [{ scheduling: 'x' }, { maxTotalSockets: 0 }]) {
  try {
    new http.Agent(options);
  } catch (err) {
    console.log(err.code, err.message);
  }
}
