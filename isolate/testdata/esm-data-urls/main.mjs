const attempt = (s, o) => import(s, o).then((n) => console.log(decodeURIComponent(s).slice(0, 60), n), (e) => console.log(s, e.name, e.code, e.message, Object.keys(e).join()));
const js = 'data:text/javascript,';
for (const s of ['export default 1', 'export default import.meta.url.slice(0, 20)', 'export {sep} from "path"', 'export default typeof import.meta.dirname', 'import "./x.js"', 'import "bare"', 'export default "%C3%A9"', 'throw new Error("in data")']) await attempt(js + s);
await attempt('data:text/javascript;base64,' + btoa('export default 64'));
await attempt('data:text/javascript;charset=utf-8,export default 8');
await attempt('data:application/wasm,x');
await attempt('data:');
console.log((await import(js + 'export default 1')) === (await import(js + 'export default 1')));
