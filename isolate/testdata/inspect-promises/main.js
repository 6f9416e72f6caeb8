'use strict';
const rejected = Promise.reject(4);
rejected.catch(() => {});
console.log(Promise.resolve(3), rejected, new Promise(() => {}), Promise.resolve({ a: { b: { c: {} } } }), Object.assign(Promise.resolve([1]), { x: 1 }));
class P extends Promise {}
console.log(P.resolve('sub'));
