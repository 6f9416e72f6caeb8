const url = (s) => new URL(s, import.meta.url).href;
const names = [];
for (const s of ['./a%20b.mjs', './a b.mjs', './%C3%A9.mjs', './é.mjs', url('a b.mjs'), './x.mjs?1', './x.mjs?2', './x.mjs?1#f', './sub/../x.mjs?1', './q%3F.mjs', './h%23.mjs', './p%25.mjs']) names.push((await import(s)).default.replace(/.*\//, ''));
console.log(names);
