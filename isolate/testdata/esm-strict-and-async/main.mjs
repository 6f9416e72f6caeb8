console.log((function () { return this; })());
try {
  undeclared = 1;
} catch (e) {
  console.log(e.name, e.message);
}
for await (const x of [Promise.resolve(1), 2]) console.log(x);
export default class {}
export { x as 'string name' };
const x = 1;
const self = await import('./main.mjs');
console.log(Object.keys(self), self.default.name);
