const { Worker } = require('worker_threads');
const worker = new Worker("for (let i = 0; i < 200; i++) console.log('line ' + i);", { eval: true, stdout: true });
let text = '';
worker.stdout.setEncoding('utf8').on('data', (d) => { text += d; }).on('end', () => {
  const lines = text.split('\n');
  console.log(lines.length, lines.every((l, i) => i === 200 || l === `line ${i}`));
});
