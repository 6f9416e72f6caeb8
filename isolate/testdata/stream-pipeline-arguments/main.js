'use strict';
const { pipeline, PassThrough, Readable } = require('stream');
const { pipeline: promised } = require('stream/promises');
const attempt = (fn) => {
  try {
    fn();
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
attempt(() => pipeline());
attempt(() => pipeline(() => {}));
attempt(() => pipeline(new PassThrough(), () => {}));
attempt(() => pipeline(Readable.from([1]), new PassThrough()));
attempt(() => pipeline(() => 5, new PassThrough(), () => {}));
attempt(() => pipeline(Readable.from([]), () => 5, new PassThrough(), () => {}));
attempt(() => pipeline(Readable.from([]), () => 5, () => {}));
attempt(() => pipeline(5, new PassThrough(), () => {}));
promised(Readable.from([]), new PassThrough(), { signal: 5 }).catch((err) => console.log(err.code, err.message));
console.log(require('util').promisify(pipeline) === promised);
