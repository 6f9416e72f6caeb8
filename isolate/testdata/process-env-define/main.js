// Only plain data properties can be defined on process.env.
const all = { writable: true, enumerable: true, configurable: true };
for (const desc of [
  { value: 'x', ...all }, { value: 1, ...all }, { value: 'x' }, { value: 'x', writable: true, enumerable: true },
  { get() {} }, { get() {}, set() {}, enumerable: true, configurable: true }, all, {},
]) {
  try { Object.defineProperty(process.env, 'DEFINED', desc); console.log(process.env.DEFINED); } catch (err) { console.log(err.name, err.code, err.message); }
}
