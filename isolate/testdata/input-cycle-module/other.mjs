import { main } from './main.mjs';
export const other = 2;
console.log(main);
