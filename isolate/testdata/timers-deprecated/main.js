// enroll, active and unenroll still work.
process.on('warning', (w) => console.log(w.code, w.message));
const timers = require('timers');
const item = { _onTimeout() { console.log('item', this === item); } };
timers.enroll(item, 5);
timers.active(item);
const gone = { _onTimeout() { console.log('must not run'); } };
timers.enroll(gone, 5);
timers.active(gone);
timers.unenroll(gone);
for (const bad of ['x', -1, Infinity, undefined]) {
  try { timers.enroll({}, bad); } catch (err) { console.log(err.code, err.message); }
}
