const acorn = require('acorn');
const source = require('fs').readFileSync(require.resolve('lodash'), 'utf8');
const comments = [];
let tokens = 0;
const ast = acorn.parse(source, { ecmaVersion: 2022, onComment: comments, onToken: () => tokens++, locations: true });
let nodes = 0;
(function walk(n) { if (Array.isArray(n)) return n.forEach(walk); if (n && typeof n.type === 'string') { nodes++; for (const k in n) if (k !== 'loc') walk(n[k]); } })(ast);
console.log(ast.type, ast.body.length, comments.length, tokens, nodes, ast.loc.end);
try { acorn.parse('let x = ;', { ecmaVersion: 2022 }); } catch (e) { console.log(e.name, e.message, e.pos, e.loc); }
