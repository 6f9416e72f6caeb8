'use strict';
// moveMessagePortToContext: MessagePorts that live in a context of node:vm. Their classes are made in that
// context by internal/worker/port_realm; here is what their methods do.

const ports = require('internal/worker/ports');
const { isContext, loadInContext, setPortContext } = internalBinding('contexts');
const binding = internalBinding('messaging');
const { HostObject, getPort, post, setPort } = binding;

const { handles, kAdopt, kClosed, kId, kReceive, moved } = ports;

/** context object -> {MessagePort, emit} of that context */
const realms = new WeakMap();

function realmOf(context) {
  const known = realms.get(context);
  if (known !== undefined) return known;
  let domException;
  const host = {
    __proto__: null,
    ...methods,
    domException() {
      domException ??= loadInContext(context, 'internal/domexception', undefined).DOMException;
      return domException;
    },
  };
  const realm = { ...loadInContext(context, 'internal/worker/port_realm', host), context };
  realms.set(context, realm);
  return realm;
}

/** One of these ports, as the thread sees it: what the engine delivers to, and what the methods work on. */
class MovedPort {
  constructor(id, realm) {
    this.object = Reflect.construct(HostObject, [], realm.MessagePort);
    this.realm = realm;
    this.asyncId = newAsyncId();
    this.refed = true;
    this[kId] = id;
    setPort(this.object, id);
    setPortContext(id, realm.context);
    moved.set(this.object, this);
    handles.set(id, this);
    binding.refPort(id, true);
  }

  [kReceive](value, error, received) {
    const type = error === undefined ? 'message' : 'messageerror';
    this.realm.emit(this.object, type, error === undefined ? value : error, received);
  }

  // A port that has come in a message for this one: it lives where this one does.
  [kAdopt](id) {
    return new MovedPort(id, this.realm).object;
  }

  [kClosed]() {
    setPortContext(this[kId], undefined);
    setPort(this.object, null);
    this[kId] = 0;
  }
}

const newAsyncId = () => require('internal/async_hooks').newAsyncId();

/* What the methods do. They throw nothing of this context's: they tell what to throw. */

const kIllegal = { __proto__: null, type: 'TypeError', message: 'Illegal invocation' };

// An error of ours as the other context can throw it; one of the program's own is thrown as it is.
function tell(error) {
  const ours = error instanceof TypeError &&
    (error.code?.startsWith?.('ERR_') || error.message === 'Illegal invocation');
  const { DOMException } = require('internal/domexception');
  if (error instanceof DOMException && error.name === 'DataCloneError') {
    return { __proto__: null, type: 'DataCloneError', message: error.message };
  }
  if (!ours) throw error;
  return { __proto__: null, type: 'TypeError', message: error.message, code: error.code };
}

function setRef(state, refed) {
  if (state[kId] === 0 || state.refed === refed) return;
  state.refed = refed;
  binding.refPort(state[kId], refed);
}

/** Makes a method of what is done with a port's state. */
const withState = (fn) => (port, ...args) => {
  const state = moved.get(port);
  return state === undefined ? kIllegal : fn(state, ...args);
};

const methods = {
  postMessage: withState((state, count, message, options) => {
    if (count === 0) {
      return {
        __proto__: null, type: 'TypeError', code: 'ERR_MISSING_ARGS', message: 'Not enough arguments to MessagePort.postMessage',
      };
    }
    try {
      const sent = post(state.object, message, ports.transferOf(options));
      return sent === null || sent;
    } catch (error) {
      return tell(error);
    }
  }),
  start: withState((state) => {
    if (state[kId] !== 0) binding.start(state[kId], true);
  }),
  close: withState((state) => {
    if (state[kId] !== 0) binding.close(state[kId]);
  }),
  ref: withState((state) => setRef(state, true)),
  unref: withState((state) => setRef(state, false)),
  hasRef: withState((state) => (state[kId] === 0 ? undefined : state.refed)),
  getAsyncId: withState((state) => state.asyncId),
  asyncReset: withState((state) => {
    state.asyncId = newAsyncId();
  }),
  getProviderType: withState(() => require('internal/async_wrap_providers').asyncWrapProviders.MESSAGEPORT),
};

function coded(Base, code, message) {
  const error = new Base(message);
  error.code = code;
  return error;
}

/**
 * Takes a port to another context, where it becomes an object of that context.
 * @param {MessagePort} port unusable afterwards
 * @param {object} context as vm.createContext gives it
 * @returns {object} the port there
 */
function moveMessagePortToContext(port, context) {
  if (!ports.isMessagePort(port) && !moved.has(port)) {
    throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "port" argument must be a MessagePort instance');
  }
  if (!isContext(context)) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'Invalid context argument');
  const id = getPort(port);
  if (id === undefined || ports.isClosing(port)) {
    throw coded(Error, 'ERR_CLOSED_MESSAGE_PORT', 'Cannot send data on closed MessagePort');
  }
  const realm = realmOf(context);
  ports.release(port, id);
  return new MovedPort(id, realm).object;
}

module.exports = { moveMessagePortToContext };
