'use strict';
// Authentication tags: lengths, missing ones, wrong ones.
const crypto = require('crypto');
const k16 = Buffer.alloc(16, 1), k24 = Buffer.from('0123456789abcdef01234567'), k32 = Buffer.alloc(32, 1);
const iv = Buffer.alloc(16, 2), iv12 = Buffer.alloc(12, 3);
const attempt = (f) => {
  try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, JSON.stringify(e)); }
};
const sealed = (name, options) => {
  const cipher = crypto.createCipheriv(name, k32, iv12, options);
  const text = Buffer.concat([cipher.update('abc'), cipher.final()]);
  return { text, tag: cipher.getAuthTag() };
};
for (const authTagLength of [4, 8, 12, 15, 16]) {
  const { text, tag } = sealed('aes-256-gcm', { authTagLength });
  attempt(() => {
    const d = crypto.createDecipheriv('aes-256-gcm', k32, iv12, { authTagLength }).setAuthTag(tag);
    return [tag.length, d.update(text, null, 'utf8') + d.final('utf8')];
  });
}
for (const authTagLength of [0, 3, 5, 17, 'x', -1]) attempt(() => crypto.createCipheriv('aes-256-gcm', k32, iv12, { authTagLength }));
const { text, tag } = sealed('aes-256-gcm');
const open = (change) => {
  const d = crypto.createDecipheriv('aes-256-gcm', k32, iv12);
  change(d);
  const out = d.update(text, null, 'utf8');
  return out + d.final('utf8');
};
attempt(() => open((d) => d.setAuthTag(tag)));
attempt(() => open(() => {}));
attempt(() => open((d) => d.setAuthTag(Buffer.alloc(16))));
attempt(() => open((d) => d.setAuthTag(tag).setAAD(Buffer.from('x'))));
attempt(() => open((d) => d.setAuthTag(tag.subarray(0, 12))));
attempt(() => open((d) => d.setAuthTag(Buffer.alloc(3))));
attempt(() => open((d) => d.setAuthTag('zz')));
attempt(() => open((d) => d.setAuthTag(tag.toString('hex'), 'hex')));
attempt(() => open((d) => d.setAuthTag(tag).setAuthTag(tag)));
attempt(() => open((d) => d.setAAD(5)));
attempt(() => crypto.createDecipheriv('aes-128-gcm', k16, iv12, { authTagLength: 8 }).setAuthTag(iv));
attempt(() => crypto.createCipheriv('aes-128-gcm', k16, iv12).getAuthTag());
attempt(() => crypto.createCipheriv('aes-128-cbc', k16, iv).getAuthTag());
attempt(() => crypto.createCipheriv('aes-128-cbc', k16, iv).setAAD(iv));
attempt(() => [crypto.createCipheriv('aes-128-cbc', k16, iv).setAuthTag, crypto.createDecipheriv('aes-128-cbc', k16, iv).getAuthTag]);
