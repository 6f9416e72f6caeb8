'use strict';
function name(fn) { try { return fn(); } catch (e) { return e.name + ': ' + e.message; } }
let list = [];
for (let i = 0; i < 1e6; i++) list = [list];
console.log(name(() => structuredClone(list)));
console.log(name(() => JSON.stringify(list)));
let map = new Map();
for (let i = 0; i < 1e5; i++) map = new Map([[map, map]]);
console.log(name(() => structuredClone(map)));
let rope = 'a';
for (let i = 0; i < 1e6; i++) rope += 'b';
console.log(name(() => structuredClone(rope).length));
let proxy = {};
for (let i = 0; i < 1e5; i++) proxy = new Proxy(proxy, {});
console.log(name(() => proxy.x));
console.log(name(() => structuredClone(proxy)));
