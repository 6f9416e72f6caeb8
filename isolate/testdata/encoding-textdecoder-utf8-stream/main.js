'use strict';
// UTF-8 in pieces: characters and byte order marks that are cut in two.
const run = (options, ...pieces) => {
  const decoder = new TextDecoder('utf-8', options);
  const out = [];
  for (const [i, hex] of pieces.entries()) {
    try {
      out.push(decoder.decode(Buffer.from(hex, 'hex'), { stream: i < pieces.length - 1 }));
    } catch (err) {
      out.push(`${err.code} ${err.message}`);
    }
  }
  console.log(JSON.stringify(out));
};
run({}, 'e2', '82', 'ac41');
run({}, 'e282', '41');
run({}, 'f09f', '9880', '');
run({}, 'f09f98');
run({}, 'e080', '80');
run({}, 'ef', 'bb', 'bf41', 'efbbbf42');
run({ ignoreBOM: true }, 'efbbbf41');
run({}, 'efbbbf41');
run({ fatal: true }, 'e282', 'ac');
run({ fatal: true }, 'e282', '41', '42');
run({ fatal: true }, 'ff', '41');
run({ fatal: true }, 'e2', '');
