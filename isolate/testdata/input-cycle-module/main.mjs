import { other } from './other.mjs';
export const main = 1;
console.log(other);
