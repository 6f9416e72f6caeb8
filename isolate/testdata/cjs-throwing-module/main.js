for (let i = 0; i < 2; i++) {
  try {
    require('./bad');
  } catch (e) {
    console.log(e.message, require.resolve('./bad') in require.cache, module.children.length);
  }
}
