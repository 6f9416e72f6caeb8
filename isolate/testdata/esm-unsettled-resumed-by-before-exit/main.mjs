let go;
process.once('beforeExit', (code) => {
  console.log('beforeExit', code, process.exitCode);
  go();
});
process.on('exit', (code) => console.log('exit', code));
await new Promise((resolve) => { go = resolve; });
console.log('resumed');
