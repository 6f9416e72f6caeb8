import { readFileSync } from 'node:fs';
import { x } from './x.mts';
import type { Y } from './x.mts';
const y: Y = await Promise.resolve(x);
console.log(y, typeof readFileSync, typeof import.meta.url, typeof require);
