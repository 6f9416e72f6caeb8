'use strict';
// Malformed UTF-8 becomes U+FFFD, one for each maximal part of a character.
const cases = [
  'ff', '80', 'c080', 'c2', 'e282', 'e28261', 'eda080', 'f09f98', 'f09f9880', 'f4908080', 'f8888080', 'e0808080',
  '41c2', 'c241', 'efbbbf41', 'f0908041', 'edbfbf', 'fefe', 'e2e282ac',
];
for (const hex of cases) {
  const text = Buffer.from(hex, 'hex').toString();
  console.log(hex, [...text].map((c) => c.codePointAt(0).toString(16)).join(' '));
}
console.log(Buffer.from('\ud800', 'utf8'), Buffer.from('\udc00\ud800', 'utf8'), Buffer.from('a\ud83d', 'utf8'));
const long = 'x'.repeat(5000) + 'é'.repeat(3000) + '😀'.repeat(5000);
console.log(Buffer.from(long).toString() === long, Buffer.byteLength(long), Buffer.from(long).length);
