// process.env holds strings and behaves like an object of the system's.
const { env } = process;
Object.assign(env, { A: 1, B: undefined, C: null, D: true, F: '', G: { toString: () => 'ts' }, H: 10n });
console.log(env.A, env.B, env.C, env.D, env.F, env.G, env.H);
console.log('A' in env, 'NOPE' in env, env.NOPE, delete env.A, 'A' in env, delete env.NOPE);
console.log(Object.getOwnPropertyDescriptor(env, 'B'), Object.getOwnPropertyDescriptor(env, 'NOPE'));
console.log(Object.keys(env).includes('B'), env.hasOwnProperty('B'), typeof env.toString, String(env), { ...env }.C);
env['X=Y'] = 'no';
env[''] = 'no';
console.log(env['X=Y'], env[''], JSON.parse(JSON.stringify(env)).D);
for (const f of [
  () => { env[Symbol('s')] = 1; }, () => { env.S = Symbol('s'); }, () => { env.O = Object.create(null); },
  () => env[Symbol('s')], () => Symbol('s') in env, () => delete env[Symbol('s')],
]) {
  try { console.log(f()); } catch (err) { console.log(err.name, err.message); }
}
