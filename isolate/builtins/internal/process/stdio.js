'use strict';
// process.stdin, stdout and stderr, made when first asked for.
//
// Writing is synchronous whatever the descriptor is, so that output keeps its
// order and nothing is lost when the process ends. Reading goes on in the
// background and only while somebody wants it: a program that never touches
// stdin ends, and what it does not read stays there for others.

const kNames = ['stdin', 'stdout', 'stderr'];

/** The streams of this thread that exist, by name. */
const streams = { __proto__: null };

// In a Worker: functions that make its streams.
let factories = null;

/**
 * Gives one of the standard streams.
 * @param {'stdin'|'stdout'|'stderr'} name
 */
function get(name) {
  streams[name] ??= factories !== null ? factories[name]() : make(name);
  return streams[name];
}

function make(name) {
  const fd = require('internal/bootstrap/realm').options().stdio[kNames.indexOf(name)];
  return name === 'stdin' ? makeInput(fd) : makeOutput(fd);
}

function makeInput(fd) {
  const { guessHandleType } = internalBinding('tty');
  switch (guessHandleType(fd)) {
    case 'TTY': {
      const { ReadStream } = require('internal/tty');
      return pausedInput(new ReadStream(fd, { highWaterMark: 0 }));
    }
    case 'FILE': {
      const { FileInput } = require('internal/process/stdio_file');
      return new FileInput(fd);
    }
    case 'PIPE':
    case 'TCP': {
      const { Socket } = require('internal/process/stdio_socket');
      return pausedInput(new Socket({ fd, readable: true, writable: false }));
    }
    default: {
      const { Readable } = require('internal/streams/readable');
      const empty = new Readable({ read() {} });
      empty.push(null);
      return empty;
    }
  }
}

// Nothing is read before somebody asks, and nothing more once it is paused.
function pausedInput(stdin) {
  stdin.on('pause', () => stdin.stopReading());
  return stdin;
}

function makeOutput(fd) {
  const { guessHandleType } = internalBinding('tty');
  let stream;
  switch (guessHandleType(fd)) {
    case 'TTY': {
      const { WriteStream } = require('internal/tty');
      stream = new WriteStream(fd);
      stream._type = 'tty';
      watchWindow(stream);
      break;
    }
    case 'PIPE':
    case 'TCP': {
      const { Socket } = require('internal/process/stdio_socket');
      stream = new Socket({ fd, readable: false, writable: true });
      stream._type = 'pipe';
      break;
    }
    case 'FILE': {
      const { SyncWriteStream } = require('internal/process/stdio_file');
      stream = new SyncWriteStream(fd);
      stream._type = 'fs';
      break;
    }
    default: {
      const { Writable } = require('internal/streams/writable');
      stream = new Writable({ write(chunk, encoding, done) { done(); } });
    }
  }
  stream.fd = fd;
  stream._isStdio = true;
  // Others of this process may still write: the descriptor stays open for ever.
  stream.destroySoon = stream.destroy;
  stream._destroy = dummyDestroy;
  return stream;
}

function dummyDestroy(err, callback) {
  callback(err);
  this._undestroy();
  // The state that was begun anew does not emit it.
  if (!this._writableState.emitClose) process.nextTick(() => this.emit('close'));
}

function watchWindow(stream) {
  const { start } = internalBinding('signal');
  const { unref } = internalBinding('loop');
  const { SIGWINCH } = require('internal/signals');
  unref(start(SIGWINCH, (err) => {
    if (err === null) stream._refreshSize();
  }));
}

/**
 * Takes other streams than the process's own: those of a Worker.
 * @param {{stdin: Function, stdout: Function, stderr: Function}} makers
 */
function replace(makers) {
  factories = makers;
  require('internal/process/raw').setWorkerStderr((text) => get('stderr').write(text));
}

/** @returns {object[]} the streams that exist, for process._getActiveHandles */
function activeHandles() {
  return kNames.filter((name) => isOpen(streams[name])).map((name) => streams[name]);
}

function isOpen(stream) {
  return stream !== undefined && stream._handle !== undefined && stream._handle !== null;
}

/** @returns {string[]} the kinds of the streams that exist, for process.getActiveResourcesInfo */
function activeResources() {
  return activeHandles().map((stream) => (stream.isTTY ? 'TTYWrap' : 'PipeWrap'));
}

module.exports = { get, replace, activeHandles, activeResources };
