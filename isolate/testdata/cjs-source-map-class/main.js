const { SourceMap } = require('module');
const payload = { version: 3, file: 'o.js', sources: ['a.ts', 'b.ts'], names: ['foo', 'bar'], mappings: 'AAAAA,IAAIC;ACCJ,UACE;;EAAF,C' };
const map = new SourceMap(payload, { lineLengths: [5, 6] });
console.log(map.payload, map.payload === payload, map.lineLengths);
for (const [line, column] of [[0, 0], [0, 3], [0, 4], [0, 99], [1, 0], [1, 10], [2, 0], [-1, 0]]) console.log(line, column, map.findEntry(line, column));
for (const [line, column] of [[1, 1], [1, 5], [2, 11], [0, 0], [3, 1]]) console.log(line, column, map.findOrigin(line, column));
for (const bad of [undefined, 5, 'x', []]) {
  try {
    new SourceMap(bad);
  } catch (e) {
    console.log(e.code, e.message);
  }
}
