const fs = require('fs');
const os = require('os');
const path = require('path');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'graph-'));
const count = 600;
for (let i = 0; i < count; i++) {
  const next = i + 1 < count ? `export { n } from './${i + 1}.mjs';` : 'export const n = 1;';
  fs.writeFileSync(path.join(dir, `${i}.mjs`), `${next}\nimport './shared.mjs';\n`);
}
fs.writeFileSync(path.join(dir, 'shared.mjs'), 'globalThis.shared = (globalThis.shared ?? 0) + 1;');
import(path.join(dir, '0.mjs')).then(({ n }) => {
  console.log(n, globalThis.shared);
  fs.rmSync(dir, { recursive: true });
});
