import { readFileSync } from 'fs';
console.log(typeof readFileSync, typeof require, typeof import.meta.url);
await null;
console.log('after await');
