import { a } from './a.mjs';
import { b } from './b.js';
console.log(a, b);
