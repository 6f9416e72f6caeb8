// terser and sucrase in a pool of piscina's.
const Piscina = require('piscina');
(async () => {
  const pool = new Piscina({ filename: require.resolve('./workers/minify.js'), maxThreads: 2 });
  const jobs = [
    { name: 'a.ts', transforms: ['typescript', 'imports'], code: 'enum Kind { A = 1, B } interface I { x: number } export const f = (i: I): Kind => i.x > 1 ? Kind.A : Kind.B; export default class P { constructor(private readonly q: string) {} get r() { return this.q as unknown as number; } }' },
    { name: 'b.jsx', transforms: ['jsx'], code: 'const View = ({ items }) => <ul>{items.map((i) => <li key={i}>{i}</li>)}</ul>; export { View };' },
    { name: 'c.js', transforms: [], code: 'function unused() {} const used = 40 + 2; if (false) { console.log("never"); } console.log(used ?? 1, [..."abc"].map((x) => x + x));' },
  ];
  for (const result of await Promise.all(jobs.map((job) => pool.run(job)))) console.log(result);
  const big = require('fs').readFileSync(require.resolve('acorn'), 'utf8');
  const { small, plain } = await pool.run({ name: 'acorn.js', transforms: [], code: big });
  const module2 = { exports: {} };
  new Function('exports', 'module', small)(module2.exports, module2);
  console.log(plain === big.length, small.length < big.length / 2, module2.exports.parse('a + 1', { ecmaVersion: 2020 }).body[0].expression.operator);
  await pool.run({ name: 'bad.js', transforms: [], code: 'let x = ;' }).catch((e) => console.log(e.name, e.message));
  await pool.destroy();
})();
