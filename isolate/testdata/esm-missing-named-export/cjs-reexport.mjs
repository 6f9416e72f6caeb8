export { nope } from './c.cjs';
