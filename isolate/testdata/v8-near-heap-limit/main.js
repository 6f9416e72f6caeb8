'use strict';
// Snapshots as a heap nears its limit: in the working directory, one for each time, and then the end as ever.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Worker } = require('node:worker_threads');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'near-limit-'));
process.chdir(dir);
const worker = new Worker(`
  require('node:v8').setHeapSnapshotNearHeapLimit(2);
  require('node:v8').setHeapSnapshotNearHeapLimit(5); // only the first counts
  class Planted { constructor(n) { this.list = [n, n + 0.5]; } }
  const keep = [];
  for (let i = 0; ; i++) keep.push(new Planted(i));`, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 } });
worker.on('error', (error) => console.log(error.code));
worker.on('exit', (code) => {
  console.log('exit', code);
  const files = fs.readdirSync(dir).sort();
  console.log(files.map((name) => name.replace(/\.\d{8}\.\d{6}\.\d+\./, '.<date>.<time>.<pid>.')));
  for (const name of files) {
    const { snapshot, nodes, strings } = JSON.parse(fs.readFileSync(path.join(dir, name), 'utf8'));
    const fields = snapshot.meta.node_fields;
    const planted = strings.indexOf('Planted');
    let count = 0;
    for (let i = 0; i < nodes.length; i += fields.length) {
      if (nodes[i + fields.indexOf('name')] === planted && snapshot.meta.node_types[0][nodes[i]] === 'object') count++;
    }
    console.log(nodes.length === snapshot.node_count * fields.length, count > 10_000);
  }
  process.chdir('/');
  fs.rmSync(dir, { recursive: true });
});
