// The stack of a failed fs.promises call names the async functions that wait for it.
const { readFile, open } = require('fs').promises;
async function load() {
  await readFile('missing');
}
async function write() {
  const handle = await open(__filename);
  try {
    await handle.write('x');
  } finally {
    await handle.close();
  }
}
async function main() {
  for (const step of [load, write]) {
    try {
      await step();
    } catch (err) {
      const [first, ...frames] = err.stack.split('\n');
      console.log(first);
      for (const frame of frames) if (frame.includes('main.js')) console.log(/at async (\w+)/.exec(frame)[1]);
    }
  }
}
main();
