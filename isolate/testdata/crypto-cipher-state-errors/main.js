'use strict';
// Methods that come too late, data that do not fit, padding that is wrong.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const cbc = () => crypto.createCipheriv('aes-128-cbc', k16, iv), decbc = () => crypto.createDecipheriv('aes-128-cbc', k16, iv);
attempt(() => cbc().update(5));
attempt(() => { const x = cbc(); x.final(); return x.final(); });
attempt(() => { const x = cbc(); x.final(); return x.update('a'); });
attempt(() => { const x = cbc(); x.final(); return x.setAutoPadding(); });
attempt(() => { const x = crypto.createCipheriv('aes-128-gcm', k16, iv12); x.final(); return x.setAAD(iv); });
attempt(() => decbc().final());
attempt(() => { const d = decbc(); d.update(Buffer.alloc(16)); return d.final(); });
attempt(() => { const d = decbc(); d.update(Buffer.alloc(5)); return d.final(); });
attempt(() => { const x = cbc().setAutoPadding(false); x.update(Buffer.alloc(5)); return x.final(); });
attempt(() => { const x = cbc().setAutoPadding(false); return [x.update(Buffer.alloc(16), null, 'hex'), x.final('hex')]; });
attempt(() => { const d = decbc().setAutoPadding(false); return [d.update(Buffer.alloc(32), null, 'hex'), d.final('hex')]; });
attempt(() => { const d = decbc().setAutoPadding(false); d.update(Buffer.alloc(5)); return d.final(); });
attempt(() => { const x = cbc(); x.update('a', 'utf8', 'hex'); return x.final('base64'); });
attempt(() => cbc().update('abc', 'hex'));
