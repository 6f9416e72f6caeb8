// The escape sequences of tty.WriteStream, and what it refuses.
const { WriteStream, ReadStream, isatty } = require('tty');
for (const [method, ...calls] of [
  ['cursorTo', [0], [1, 2], ['x'], [NaN], [1, 'x'], [undefined, 1], [1, 2, 3]],
  ['moveCursor', [0, 0], [1, 2], [-1, -2], ['x', 1], [1], [0, 3, 1]],
  ['clearLine', [0], [-1], [1], [], ['x'], [1, 'x']],
  ['clearScreenDown', [], [1]],
]) {
  for (const args of calls) {
    const stream = Object.assign(Object.create(WriteStream.prototype), { write(s) { this.out = s; return true; } });
    try { console.log(method, args, stream[method](...args), JSON.stringify(stream.out)); } catch (err) { console.log(method, args, err.name, err.code, err.message); }
  }
}
for (const fd of [-1, 1.5, '1', undefined, 99]) {
  for (const Stream of [ReadStream, WriteStream]) try { new Stream(fd); } catch (err) { console.log(err.name, err.code, err.message); }
  console.log(isatty(fd));
}
