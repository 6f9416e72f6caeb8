import { once } from 'node:events';
import build from 'pino-abstract-transport';
import SonicBoom from 'sonic-boom';
// Counts by level and writes a line for each to a file, ended by a summary.
export default async function ({ destination, prefix, failOn }) {
  const out = new SonicBoom({ dest: destination, sync: false });
  await once(out, 'ready');
  const counts = {};
  return build(async (source) => {
    for await (const line of source) {
      if (line.msg === failOn) throw new RangeError('the transport does not like ' + failOn);
      counts[line.level] = (counts[line.level] ?? 0) + 1;
      if (!out.write(`${prefix}${line.level} ${line.msg}\n`)) await once(out, 'drain');
    }
  }, { async close(err) { out.write(JSON.stringify({ counts, failed: err?.message }) + '\n'); out.end(); await once(out, 'close'); } });
}
