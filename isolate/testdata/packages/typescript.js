const ts = require('typescript');
const files = {
  '/a.ts': 'import { greet, Point } from "./b"; const p: Point = { x: 1, y: 2 }; export const s: string = greet(p); enum Color { Red, Green } console.log(Color.Red, s);',
  '/b.ts': 'export interface Point { x: number; y: number } export function greet(p: Point): string { return `at ${p.x},${p.y}`; } export class Box<T> { constructor(private v: T) {} get(): T { return this.v; } }',
  '/c.ts': 'import { Box } from "./b"; const n: number = new Box("x").get(); export {};',
};
const host = ts.createCompilerHost({});
const readFile = host.readFile, fileExists = host.fileExists, getSourceFile = host.getSourceFile;
const out = {};
host.fileExists = (f) => f in files || fileExists(f);
host.readFile = (f) => files[f] ?? readFile(f);
host.getSourceFile = (f, v) => (f in files ? ts.createSourceFile(f, files[f], v) : getSourceFile(f, v));
host.writeFile = (f, text) => { out[f] = text; };
const program = ts.createProgram(Object.keys(files), { target: ts.ScriptTarget.ES2020, module: ts.ModuleKind.CommonJS, strict: true, outDir: '/out', types: [] }, host);
const result = program.emit();
for (const d of ts.getPreEmitDiagnostics(program).concat(result.diagnostics)) {
  const at = d.file ? d.file.getLineAndCharacterOfPosition(d.start) : {};
  console.log(d.file?.fileName, at, d.code, ts.flattenDiagnosticMessageText(d.messageText, '\n'));
}
for (const f of Object.keys(out).sort()) console.log(f + '\n' + out[f]);
console.log(ts.version, ts.transpileModule('let x: number = 1 as any', {}).outputText);
