import { a, type Only } from './a';
import def from './b.ts';
import fs = require('fs');
import { c } from './c.cjs';
const value: Only = { n: a };
console.log(value, def, typeof fs.readFileSync, c, typeof require, __filename.endsWith('main.ts'));
