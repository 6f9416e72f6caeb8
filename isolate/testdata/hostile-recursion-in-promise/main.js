'use strict';
const overflow = () => overflow() + 1;
Promise.resolve().then(overflow).catch((e) => console.log('then', e.name));
new Promise(overflow).catch((e) => console.log('executor', e.name));
Promise.resolve({ get then() { return overflow(); } }).catch((e) => console.log('thenable', e.name));
(async () => { try { await overflow(); } catch (e) { console.log('async', e.name); } })();
(async function* () { yield overflow(); })().next().catch((e) => console.log('generator', e.name));
