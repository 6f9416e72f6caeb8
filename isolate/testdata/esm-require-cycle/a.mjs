import { createRequire } from 'module';
try {
  createRequire(import.meta.url)('./b.cjs');
} catch (e) {
  console.log('a.mjs', e.code, e.message);
}
