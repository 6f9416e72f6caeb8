const yaml = require('js-yaml');
const doc = yaml.load('a: 1\nb: [x, "y", 2.5, null, true]\nc: &r\n  d: 2020-01-01T00:00:00Z\n  e: |\n    multi\n    line\nf: *r\ng: !!binary aGk=\n');
console.log(doc, doc.f === doc.c);
console.log(yaml.dump({ n: [1, { x: 'y: z' }], s: 'multi\nline', d: new Date(0), u: undefined }, { skipInvalid: true }));
try { yaml.load('a: [1,\nb: }'); } catch (e) { console.log(e.name, e.reason, e.mark.line, e.message); }
