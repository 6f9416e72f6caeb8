import { a } from './a.mjs';
export const b = 'b';
console.log('b runs', typeof a);
try {
  late;
} catch (e) {
  console.log(e.name);
}
let late = 1;
