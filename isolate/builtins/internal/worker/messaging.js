'use strict';
// postMessageToThread: a message from any thread to any other, which takes it as the event 'workerMessage'
// of its process.
//
// With the message goes one end of a channel, on which the receiver says what became of it. When the
// receiver ends before that, the channel closes.

const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');
const { MessageChannel, transferOf } = require('internal/worker/ports');
const binding = internalBinding('messaging');

const kDone = 0;
const kErrored = 1;
const kNoListener = 2;

/**
 * @param {number} threadId
 * @param {any} value
 * @param {Iterable<object>|number} [transferList] or the timeout
 * @param {number} [timeout] in milliseconds
 * @returns {Promise<undefined>} fulfilled when the listener has run
 */
async function postMessageToThread(threadId, value, transferList, timeout) {
  if (typeof transferList === 'number' && timeout === undefined) {
    timeout = transferList;
    transferList = [];
  }
  if (timeout !== undefined) validateNumber(timeout, 'timeout', 0);
  const own = require('internal/bootstrap/realm').options().threadId;
  if (threadId === own) throw new codes.ERR_WORKER_MESSAGING_SAME_THREAD();
  const target = Number.isSafeInteger(threadId) ? binding.openThread(threadId) : undefined;
  if (target === undefined) throw new codes.ERR_WORKER_MESSAGING_FAILED();
  const { port1, port2 } = new MessageChannel();
  let sent;
  try {
    const list = transferOf(transferList) ?? [];
    sent = binding.post(target, { source: own, reply: port2, value }, [...list, port2]);
  } finally {
    binding.dropThread(target);
    if (sent === undefined) port1.close();
  }
  checkStatus(await answer(port1, timeout));
}

// What the receiver says; undefined when it has ended, -1 when the time is up.
function answer(port, timeout) {
  if (timeout === 0) {
    port.close();
    return -1;
  }
  return new Promise((resolve) => {
    const { setTimeout, clearTimeout } = require('internal/timers');
    // Times that setTimeout does not know are for ever, as good as.
    const timer = timeout === undefined || timeout > 0x7fffffff ? undefined : setTimeout(settle, timeout, -1);
    function settle(status) {
      if (timer !== undefined) clearTimeout(timer);
      resolve(status);
      port.close();
    }
    port.on('message', settle);
    port.on('close', () => settle(undefined));
  });
}

function checkStatus(status) {
  switch (status) {
    case kDone:
      return;
    case kErrored:
      throw new codes.ERR_WORKER_MESSAGING_ERRORED();
    case -1:
      throw new codes.ERR_WORKER_MESSAGING_TIMEOUT();
    default:
      throw new codes.ERR_WORKER_MESSAGING_FAILED();
  }
}

/**
 * The engine delivers what another thread has sent.
 * @param {{source: number, reply: MessagePort, value: any}} [message]
 * @param {Error} [error] why it could not be read: then the sender's channel is closed already
 */
function receive(message, error) {
  if (error !== undefined) return;
  const { source, reply, value } = message;
  let status = kNoListener;
  try {
    if (process.emit('workerMessage', value, source)) status = kDone;
  } catch {
    status = kErrored;
  }
  reply.postMessage(status);
  reply.close();
}

module.exports = { postMessageToThread, receive };
