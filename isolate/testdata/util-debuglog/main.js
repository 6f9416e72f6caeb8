'use strict';
const util = require('util');
const log = util.debuglog('test'); const off = util.debuglog('other'); const wild = util.debuglog('wild-card');
console.log(log.enabled, off.enabled, wild.enabled, util.debuglog('TeSt').enabled, util.debuglog('tes').enabled);
process.stderr.write = (text) => { console.log(JSON.stringify(text.replace(String(process.pid), 'PID'))); return true; };
log('hello %s', 'world', { a: 1 }); off('not shown'); wild('x');
util.debuglog('test', (direct) => console.log('callback', typeof direct))('first');
