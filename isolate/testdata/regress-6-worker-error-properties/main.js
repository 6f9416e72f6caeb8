// What an error has of its own arrives in the parent with it.
const { Worker } = require('node:worker_threads');
const programs = [
  'require("fs").readFileSync("/missing/file")',
  'throw Object.assign(new TypeError("a"), { code: "X", list: [{ z: 1 }], dropped() {} })',
  'class Mine extends Error { constructor(m) { super(m); this.name = "Mine"; } } throw new Mine("b")',
  'throw new AggregateError([new RangeError("inner")], "c")',
  'throw new Error("d", { cause: new SyntaxError("e") })',
  'require("assert").strictEqual(1, 2)',
  'Buffer.alloc("x")',
  'Promise.reject(3)',
  'throw Symbol("s")',
];
(async () => {
  for (const program of programs) {
    await new Promise((done) => {
      new Worker(program, { eval: true }).on('exit', done).on('error', (err) => {
        if (typeof err !== 'object') return console.log(err);
        console.log(err.constructor.name, err.name, JSON.stringify(err.message), Object.fromEntries(Object.entries(err).sort()));
        if (err.errors) console.log(err.errors.length, err.errors[0] instanceof RangeError);
        if (err.cause) console.log(err.cause.name, err.cause.message);
      });
    });
  }
})();
