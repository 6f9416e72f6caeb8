// Unref'd timers and immediates do not keep the loop alive.
const timer = setTimeout(() => console.log('must not run'), 1000);
console.log(timer.hasRef(), timer.unref() === timer, timer.hasRef(), timer.ref().hasRef());
timer.unref();
setInterval(() => console.log('must not run'), 1000).unref();
const immediate = setImmediate(() => {});
console.log(immediate.hasRef(), immediate.unref() === immediate, immediate.hasRef(), immediate.ref().hasRef());
const refed = setTimeout(() => {
  console.log('fired', refed.hasRef());
  refed.unref();
  refed.ref();
}, 5);
