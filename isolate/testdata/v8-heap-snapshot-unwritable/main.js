'use strict';
// v8.writeHeapSnapshot tells what kept it from writing, as fs would.
const v8 = require('node:v8');

for (const path of ['/dev/full', '/there/is/no/such/folder']) {
  try {
    v8.writeHeapSnapshot(path);
    console.log(path, 'written');
  } catch ({ code, syscall, path: of, message }) {
    console.log(code, syscall, of, message);
  }
}
