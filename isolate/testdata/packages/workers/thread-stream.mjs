import { Writable } from 'node:stream';
import { appendFileSync } from 'node:fs';
export default async function ({ file, slow }) {
  return new Writable({ highWaterMark: 64, decodeStrings: false, autoDestroy: true, write(chunk, encoding, done) { appendFileSync(file, chunk); slow ? setImmediate(done) : done(); }, final(done) { appendFileSync(file, 'final'); done(); } });
}
