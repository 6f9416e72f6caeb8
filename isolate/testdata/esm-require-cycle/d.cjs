try {
  console.log(require('./c.mjs'));
} catch (e) {
  console.log('d.cjs', e.code, e.message);
}
