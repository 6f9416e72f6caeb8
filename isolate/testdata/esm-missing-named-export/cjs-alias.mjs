import d, { a as b, nope as q, c } from './c.cjs';
