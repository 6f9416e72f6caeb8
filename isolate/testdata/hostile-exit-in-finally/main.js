'use strict';
function f() { try { throw new Error('x'); } finally { process.exit(4); } }
try { f(); } catch { console.log('caught'); } finally { console.log('finally'); }
