const { Transform } = require('node:stream');
const build = require('pino-abstract-transport');
// One stage of a pipeline: capitals for each message.
module.exports = () => build((source) => {
  const upper = new Transform({ autoDestroy: true, objectMode: true, transform(line, encoding, done) { done(null, JSON.stringify({ ...line, msg: line.msg.toUpperCase() }) + '\n'); } });
  source.pipe(upper);
  return upper;
}, { enablePipelining: true });
