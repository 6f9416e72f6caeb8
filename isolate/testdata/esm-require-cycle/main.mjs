import { createRequire } from 'module';
const require = createRequire(import.meta.url);
require('./a.cjs');
await import('./c.mjs');
