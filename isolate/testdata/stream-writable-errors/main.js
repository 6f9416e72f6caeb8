'use strict';
const { Writable } = require('stream');
const make = (options) => new Writable({ write(chunk, encoding, callback) { callback(); }, ...options });
const attempt = (name, fn) => {
  try {
    console.log(name, fn());
  } catch (err) {
    console.log(name, err.name, err.code, err.message);
  }
};
const log = (name) => (err) => console.log(name, err && err.code, err && err.message);
attempt('null', () => make().write(null));
attempt('number', () => make().write(5));
attempt('undefined', () => make().write());
attempt('encoding', () => make().write('a', 'nope'));
attempt('default encoding', () => make().setDefaultEncoding('nope'));
attempt('no _write', () => new Writable().write('x'));
attempt('pipe', () => make().on('error', log('pipe')).pipe());
const ended = make().on('error', log('after end'));
ended.end();
attempt('write after end', () => ended.write('x', log('write cb')));
const finished = make();
finished.end();
finished.on('close', () => finished.end(log('end twice')));
const destroyed = make();
destroyed.destroy();
attempt('write after destroy', () => destroyed.write('x', log('destroyed cb')));
const twice = new Writable({ write(chunk, encoding, callback) { callback(); callback(); } }).on('error', log('twice'));
twice.write('x');
