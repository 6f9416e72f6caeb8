import { Readable } from 'node:stream';
import { arrayBuffer, buffer, json, text } from 'node:stream/consumers';
const source = () => Readable.from(['{"a":', '[1,2]}']);
console.log(await text(source()));
console.log(await json(source()));
console.log(await buffer(source()));
console.log((await arrayBuffer(source())).byteLength);
console.log(await text([Buffer.from([0xe2, 0x82]), Buffer.from([0xac])]));
await json(Readable.from(['{'])).catch((err) => console.log(err.name));
