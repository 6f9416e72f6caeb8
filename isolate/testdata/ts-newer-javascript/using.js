const log = [];
{
  using a = { [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() { log.push('disposed a'); } };
  log.push('in block');
}
console.log(log);
