'use strict';
// URLSearchParams on its own: sources, methods, iteration, errors.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const sources = [
  'a=1&b=2&a=3', '?a=1', '??a', 'a=b&&=c&d&=&%&%41=%e2%82&+=+', { a: 1, b: [1, 2] }, [['a', 'b'], new Set(['c', 'd'])], new Map([['m', 'n']]),
  new URLSearchParams('q=r'), 5, null, undefined, () => {}, [['a']], [1], ['ab'], { [Symbol.iterator]: 1 },
];
for (const source of sources) attempt(typeof source, () => [...new URLSearchParams(source)]);
const p = new URLSearchParams("z=1&é=!'()*~-._ &a=2&z=0");
console.log(p.toString(), p.size, p.get('z'), p.getAll('z'), p.has('z', '0'), p.has('z', '5'), p.get('none'));
p.sort();
console.log(p.toString(), [...p.keys()], [...p.values()]);
p.forEach(function(value, key, list) { console.log(key, value, list === p, this.tag); }, { tag: 't' });
const seen = [];
const shrinking = new URLSearchParams('a=1&b=2&c=3');
for (const [key] of shrinking) {
  seen.push(key);
  shrinking.delete(key);
}
console.log(seen);
attempt('append', () => p.append('x'));
attempt('get', () => p.get());
attempt('forEach', () => p.forEach(1));
attempt('this', () => URLSearchParams.prototype.append.call({}, 1, 2));
attempt('next', () => p.keys().next.call({}));
attempt('call', () => URLSearchParams());
