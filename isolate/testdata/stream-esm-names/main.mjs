import stream, { Readable, pipeline, finished, promises } from 'node:stream';
import * as all from 'stream';
import * as fromPromises from 'stream/promises';
console.log(Object.keys(all).join());
console.log(stream.Readable === Readable, all.default === stream, promises.pipeline === fromPromises.pipeline);
console.log(typeof pipeline, typeof finished, Object.keys(fromPromises).join());
