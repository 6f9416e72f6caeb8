// How an uncaught error looks in the parent: with the place before its stack when a script that runs as a whole has
// thrown it, else without; with a name and a tag of its own.
const { Worker } = require('worker_threads');
const { inspect } = require('util');
const fs = require('fs');
const os = require('os');
const path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shown-'));
const file = (name, text) => { fs.writeFileSync(path.join(folder, name), text); return path.join(folder, name); };
const bad = file('bad.js', 'let a = ;');
const programs = {
  'a text': ['throw new TypeError("x")', true],
  'further down': ['function f() {\n\tthrow new TypeError("x"); }\nf()', true],
  'a promise': ['Promise.reject(new RangeError("x"))', true],
  'an immediate': ['setImmediate(() => { throw new TypeError("x"); })', true],
  'a tick': ['process.nextTick(() => { throw new TypeError("x"); })', true],
  'a listener': ['require("worker_threads").parentPort.on("message", () => { throw new TypeError("x"); })', true],
  'a text that does not parse': ['let a = ;', true],
  'a stack of its own': ['throw Object.assign(new Error("x"), { stack: "mine" })', true],
  'thrown again': ['try { null.x } catch (e) { throw e; }', true],
  'a cause': ['throw new Error("x", { cause: new TypeError("c") })', true],
  'a file by a text': [`require(${JSON.stringify(file('throws.js', 'throw new EvalError("x")'))})`, true],
  'vm': ['setImmediate(() => require("vm").runInThisContext("throw new URIError(1)", "vm.js"))', true],
  'a file': [file('file.js', 'class A extends RangeError {}\nthrow Object.assign(new A("x"), { code: "E_X" })')],
  'a module': [file('module.mjs', 'null.x')],
  'a file that does not parse': [bad],
  'a module that does not parse': [file('bad.mjs', 'let a = ;')],
  'a file imported that does not parse': [file('imports.mjs', 'import "./bad.js"')],
  'a file required that does not parse': [file('requires.js', 'require("./bad.js")')],
  'a file required that is not there': [file('misses.js', 'require("./nothing")')],
};
const first = (text) => text.replaceAll(folder, '').split(/\n\s+at /)[0];
(async () => {
  for (const [name, [program, isText]] of Object.entries(programs)) {
    const worker = new Worker(program, { eval: isText === true });
    worker.postMessage('go');
    worker.on('error', (e) => {
      console.log(`${name}: ${JSON.stringify(first(e.stack))} ${Reflect.ownKeys(e).map(String).join()}`);
      console.log(first(inspect(e)));
    });
    await new Promise((resolve) => worker.on('exit', resolve));
  }
  fs.rmSync(folder, { recursive: true });
})();
