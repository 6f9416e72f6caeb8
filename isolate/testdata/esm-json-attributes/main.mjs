import j from './a.json' with { type: 'json' };
import * as ns from './a.json' with { type: 'json' };
console.log(j, ns.default === j);
const d = await import('./a.json', { with: { type: 'json' } });
console.log(d === ns);
export { default as again } from './a.json' with { type: 'json' };
