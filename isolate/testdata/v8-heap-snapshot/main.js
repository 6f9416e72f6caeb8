const v8 = require('v8');
const fs = require('fs');
(async () => {
  let text = '';
  for await (const chunk of v8.getHeapSnapshot().setEncoding('utf8')) text += chunk;
  console.log(Object.keys(JSON.parse(text).snapshot).sort());
  const file = v8.writeHeapSnapshot(require('path').join(require('os').tmpdir(), `snapshot-${process.pid}`));
  console.log(Object.keys(JSON.parse(fs.readFileSync(file, 'utf8'))).slice(0, 3));
  fs.unlinkSync(file);
  for (const bad of [() => v8.getHeapSnapshot(1), () => v8.writeHeapSnapshot(5), () => v8.getHeapSnapshot({ exposeInternals: 1 })]) {
    try { bad(); } catch (e) { console.log(e.code, e.message); }
  }
})();
