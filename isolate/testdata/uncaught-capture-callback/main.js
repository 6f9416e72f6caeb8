// The capture callback goes before the listeners.
process.on('uncaughtException', () => console.log('must not run'));
console.log(process.hasUncaughtExceptionCaptureCallback());
process.setUncaughtExceptionCaptureCallback((err) => console.log('captured', err));
console.log(process.hasUncaughtExceptionCaptureCallback());
try { process.setUncaughtExceptionCaptureCallback(() => {}); } catch (err) { console.log(err.code, err.message); }
try { process.setUncaughtExceptionCaptureCallback(1); } catch (err) { console.log(err.code, err.message); }
setTimeout(() => {
  process.setUncaughtExceptionCaptureCallback(null);
  console.log(process.hasUncaughtExceptionCaptureCallback());
}, 10);
setTimeout(() => { throw 'timer'; }, 1);
throw 'main';
