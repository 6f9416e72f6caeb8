// breakOnSigint: SIGINT ends the script, and the process lives.
'use strict';
const vm = require('node:vm');

const heard = [];
process.on('SIGINT', () => heard.push('listener'));
const context = vm.createContext({ kill: () => process.kill(process.pid, 'SIGINT') });
for (const run of [
  () => vm.runInContext('kill(); for (;;);', context, { breakOnSigint: true }),
  () => vm.runInContext('kill(); for (;;);', context, { breakOnSigint: true, timeout: 60000 }),
]) {
  try {
    console.log(run());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
setTimeout(() => {
  console.log(heard);
  process.kill(process.pid, 'SIGINT');
  setTimeout(() => console.log(heard), 20);
}, 20);
