// A signal ends the reading of a file that has no end.
const fs = require('fs');
const told = (what) => (err) => console.log(what, err.name, err.code, err.cause.name);
fs.promises.readFile('/dev/zero', { signal: AbortSignal.timeout(20) }).catch(told('promise')).then(() => {
  fs.readFile('/dev/zero', { signal: AbortSignal.timeout(20) }, told('callback'));
});
