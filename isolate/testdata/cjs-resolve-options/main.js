const { join } = require('path');
const short = (p) => p.replace(__dirname, '');
console.log(short(require.resolve('pkg', { paths: [join(__dirname, 'other')] })));
console.log(short(require.resolve('./x', { paths: [join(__dirname, 'other')] })));
console.log(short(require.resolve('./main', {})), require.resolve('fs'), require.resolve('node:fs', { paths: [] }));
for (const options of [{ paths: [] }, { paths: 5 }, { paths: ['/nowhere'] }]) {
  try {
    console.log(require.resolve('pkg', options));
  } catch (e) {
    console.log(e.code, e.message.split('\n')[0]);
  }
}
try {
  require.resolve(5);
} catch (e) {
  console.log(e.code, e.message);
}
