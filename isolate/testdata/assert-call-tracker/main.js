process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w.name, w.code, w.message));
const assert = require('assert');
const tracker = new assert.CallTracker();
function sum(a, b) { return a + b; }
const tracked = tracker.calls(sum, 2);
console.log(tracked(1, 2), tracker.getCalls(tracked), tracked.name, tracked.length);
const attempt = (fn) => {
  try {
    console.log(fn());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
attempt(() => tracker.verify());
console.log(tracker.report().map(({ message, actual, expected, operator }) => ({ message, actual, expected, operator })));
tracked();
attempt(() => tracker.verify());
tracker.calls(3);
tracked();
attempt(() => tracker.verify());
tracker.reset(tracked);
console.log(tracker.getCalls(tracked));
attempt(() => tracker.getCalls(sum));
attempt(() => tracker.calls(sum, 0));
attempt(() => tracker.calls(sum, 'x'));
