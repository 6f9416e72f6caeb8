const attempt = (s) => {
  try {
    console.log(s, require(s));
  } catch (e) {
    console.log(s, e.name, e.code, e.message, Object.keys(e).join());
  }
};
console.log(require('./good.json'), require('./bom.json'));
try {
  require('./bad.json');
} catch (e) {
  console.log(e.name, e.message.startsWith(require.resolve('./bad.json') + ': '));
}
console.log(require('./good') === require('./good.json'));
