// 'exit' comes before the print-out and may change the code.
process.on('exit', (code) => {
  console.log('exit', code, process.exitCode);
  process.exitCode = 9;
});
throw new Error('fatal');
