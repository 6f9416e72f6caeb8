'use strict';
Error.stackTraceLimit = 0;
try { require('fs').readFileSync({}); } catch (e) { console.log(e); console.log({ e }); console.log([e, e.message.length]); e.name = 'Changed'; console.log(String(e)); }
try { require('fs').readFileSync('/does/not/exist'); } catch (e) { console.log(e); console.log(String(e), Object.keys(e)); }
