export { default } from './c.cjs';
export * as path from 'path';
export * from './e.mjs';
export let u;
export class K {}
export function* gen() { yield 1; }
