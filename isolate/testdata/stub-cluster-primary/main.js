'use strict';
const cluster = require('cluster');
console.log(cluster.isPrimary, cluster.isMaster, cluster.isWorker, cluster.workers, cluster.settings);
console.log(cluster.SCHED_NONE, cluster.SCHED_RR, cluster.schedulingPolicy, cluster instanceof require('events'));
cluster.on('x', (value) => console.log('event', value));
cluster.emit('x', 1);
