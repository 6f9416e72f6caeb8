try {
  require('./a.mjs');
} catch (e) {
  console.log('a.cjs', e.code, e.message);
}
