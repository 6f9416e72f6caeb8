'use strict';
const map = new Map();
map.set('a', { get x() { map.delete('b'); map.set('c', 3); return 1; } });
map.set('b', 2);
console.log(structuredClone(map));
const set = new Set([{ get x() { set.clear(); return 1; } }, 'still here']);
console.log(structuredClone(set));
