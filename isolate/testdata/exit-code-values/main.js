// What process.exitCode takes.
for (const v of [1.5, 'a', '', true, {}, null, NaN, 1n, '2', '0x10', ' 3', Infinity, -1, 2 ** 40, undefined]) {
  try {
    process.exitCode = v;
    console.log(v, '->', process.exitCode);
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
}
for (const v of ['zz', {}, 1.5]) try { process.exit(v); } catch (err) { console.log(err.code, err.message); }
const { enumerable, configurable, get, set } = Object.getOwnPropertyDescriptor(process, 'exitCode');
console.log(enumerable, configurable, typeof get, typeof set);
process.exitCode = '300';
