// A Worker with a leak: it answers requests, and never lets go of a session.
//
//   heddle heap capture --thread sessions --when every=400ms -o leak.heapsnapshot docs/examples/leak.js
//   heddle heap diff leak.1.001.heapsnapshot leak.1.002.heapsnapshot leak.1.003.heapsnapshot
'use strict';
const { Worker, isMainThread, parentPort } = require('node:worker_threads');

class Session {
  constructor(user) {
    this.user = user;
    this.history = [];
  }
}

/** The Worker: sessions by user, each with what was asked. */
function serve() {
  const sessions = new Map();
  parentPort.on('message', ({ user, question }) => {
    if (!sessions.has(user)) sessions.set(user, new Session(user));
    const session = sessions.get(user);
    session.history.push({ question, at: Date.now() });
    parentPort.postMessage(session.history.length); // the session ends here; nobody deletes it
  });
}

/** The main thread: a new user every few milliseconds, for two seconds or as long as is asked for. */
function main() {
  const worker = new Worker(__filename, { name: 'sessions' });
  const end = Date.now() + Number(process.argv[2] ?? 2000);
  let users = 0;
  const timer = setInterval(() => {
    for (let i = 0; i < 10; i++) worker.postMessage({ user: `user ${users++}`, question: 'the time' });
    if (Date.now() < end) return;
    clearInterval(timer);
    worker.once('message', () => worker.terminate());
  }, 5);
}

if (isMainThread) main();
else serve();
