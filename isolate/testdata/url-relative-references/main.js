'use strict';
// Relative references against bases.
const bases = ['http://a/b/c/d;p?q#f', 'file:///x/y/z', 'foo://h/p/q/s?r', 'file:///C:/a/b'];
const references = ['', 'g', './g', 'g/', '/g', '//g', '?y', '#s', 'g?y#s', '..', '../', '../..', '../../../g', './../g', 'g/./h', 'g/../h', '/D:/x', 'http:g', 'file:h', '\\g'];
for (const base of bases) {
  for (const reference of references) console.log(base, reference, URL.canParse(reference, base) && new URL(reference, base).href);
}
