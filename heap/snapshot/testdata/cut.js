// Cuts out of a snapshot what `held` of the global object keeps, with the ways from the root to it; ids, sizes,
// names and the order stay as V8 wrote them. cut.js IN OUT
'use strict';
const fs = require('fs');

const [, , from, to] = process.argv;
const whole = JSON.parse(fs.readFileSync(from, 'utf8'));
const { node_fields: nodeFields, node_types: nodeTypes, edge_types: edgeTypes } = whole.snapshot.meta;
const width = nodeFields.length;
const at = (field) => nodeFields.indexOf(field);
const count = whole.nodes.length / width;
const node = (n, field) => whole.nodes[n * width + at(field)];
const kind = (n) => nodeTypes[0][node(n, 'type')];
const name = (n) => whole.strings[node(n, 'name')];

const edgesOf = [];
for (let n = 0, e = 0; n < count; n++) {
  edgesOf.push([]);
  for (let i = 0; i < node(n, 'edge_count'); i++, e += 3) {
    const type = edgeTypes[0][whole.edges[e]];
    const named = type !== 'element' && type !== 'hidden';
    edgesOf[n].push({ type, raw: whole.edges[e], named, name: whole.edges[e + 1], to: whole.edges[e + 2] / width });
  }
}

// Globals and contexts are kept, but lead nowhere save to held.
const label = (edge) => (edge.named ? whole.strings[edge.name] : edge.name);
const isContext = (n) => kind(n) === 'hidden' && name(n).startsWith('system / NativeContext');
const globals = edgesOf[0].filter((edge) => edge.type === 'shortcut').map((edge) => edge.to);
const kept = new Set([0, ...globals]);
const uninteresting = new Set(['code', 'object shape']);
const visit = (n) => {
  const queue = [n];
  while (queue.length > 0) {
    const next = queue.pop();
    if (kept.has(next) || uninteresting.has(kind(next))) continue;
    if (kind(next) === 'hidden' && !isContext(next)) continue;
    if (name(next) === 'system / Context' && edgesOf[next].some((e) => label(e) === 'exports')) continue; // a module's
    kept.add(next);
    if (isContext(next)) continue;
    for (const edge of edgesOf[next]) {
      const lib = edge.named && ['__proto__', 'constructor', 'prototype', 'previous', 'script'].includes(label(edge));
      if (!lib && !globals.includes(edge.to)) queue.push(edge.to);
    }
  }
};
for (const n of globals) for (const edge of edgesOf[n]) if (label(edge) === 'held') visit(edge.to);
for (const edge of edgesOf[0]) kept.add(edge.to);
for (let n = 0; n < count; n++) if (kind(n) === 'synthetic') kept.add(n);

const order = [...kept].sort((a, b) => a - b);
const place = new Map(order.map((n, i) => [n, i]));
const strings = [];
const numbers = new Map();
const string = (i) => {
  if (!numbers.has(i)) numbers.set(i, strings.push(whole.strings[i]) - 1);
  return numbers.get(i);
};
const nodes = [];
const edges = [];
for (const n of order) {
  const own = edgesOf[n].filter((edge) => kept.has(edge.to) && (!globals.includes(n) || label(edge) === 'held'));
  const record = whole.nodes.slice(n * width, (n + 1) * width);
  record[at('name')] = string(record[at('name')]);
  record[at('edge_count')] = own.length;
  nodes.push(record.join(','));
  for (const edge of own) {
    edges.push([edge.raw, edge.named ? string(edge.name) : edge.name, place.get(edge.to) * width].join(','));
  }
}
const snapshot = { ...whole.snapshot, node_count: order.length, edge_count: edges.length };
fs.writeFileSync(to, `{"snapshot":${JSON.stringify(snapshot)},
"nodes":[${nodes.join('\n,')}
],
"edges":[${edges.join('\n,')}
],
"trace_function_infos":[],
"trace_tree":[],
"samples":[],
"locations":[],
"strings":[${strings.map((s) => JSON.stringify(s)).join(',\n')}]}
`);
