process.once('SIGINT', () => {
  console.log('once');
  process.kill(process.pid, 'SIGINT');
});
process.kill(process.pid, 'SIGINT');
setTimeout(() => console.log('survived'), 20000);
