import * as self from './main.mjs';
import * as other from './other.mjs';
import { inspect } from 'util';
console.log(other, inspect(other, { showHidden: true }), { other });
console.log(self);
export let later = 1;
export default function named() {}
console.log(inspect(self, { compact: false }));
