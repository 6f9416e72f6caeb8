'use strict';
class Foo {} const t = (v) => { try { Buffer.from(v === undefined ? undefined : v, v === undefined ? undefined : 'utf8'); } catch (e) { console.log(e.message); } try { require('path').join(v); } catch (e) { console.log(e.message); } };
for (const v of [undefined, null, 1, -0, NaN, 10n, true, Symbol('sym'), () => {}, function named() {}, class K {}, new Foo(), {}, Object.create(null), new Map(), new Date(0), /x/]) t(v);
for (const v of ['it\'s', 'x'.repeat(28), 'x'.repeat(29), 'a\nb']) try { Buffer.alloc(v); } catch (e) { console.log(e.message); }
