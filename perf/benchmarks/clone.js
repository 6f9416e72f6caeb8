'use strict';
// structuredClone of a 1 MB list of records.
const records = Array.from({ length: 6000 }, (_, i) => ({
  id: i, name: `user ${i}`, email: `user${i}@example.org`, score: i * 1.5, active: i % 2 === 0,
  tags: ['a', 'b', 'c'], address: { street: `${i} Main Street`, city: 'Town', zip: 10000 + i },
}));
const times = [];
for (let i = 0; i < 25; i++) {
  const began = process.hrtime.bigint();
  structuredClone(records);
  times.push(Number(process.hrtime.bigint() - began));
}
times.splice(0, 5);
times.sort((a, b) => a - b);
console.log('clone-records', times[times.length >> 1], 'ns');
