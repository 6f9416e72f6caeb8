'use strict';
// 2 ** 60 leaves, 60 arrays.
let tree = ['leaf'];
for (let i = 0; i < 60; i++) tree = [tree, tree];
const clone = structuredClone(tree);
console.log(clone[0] === clone[1], clone[0][0] === clone[1][1]);
