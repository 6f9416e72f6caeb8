import c from './c.cjs';
console.log(await c.p, c.late);
