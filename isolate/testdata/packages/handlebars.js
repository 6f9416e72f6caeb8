const Handlebars = require('handlebars');
Handlebars.registerHelper('loud', (s) => s.toUpperCase());
Handlebars.registerPartial('item', '<li>{{name}}{{#if last}}!{{/if}}</li>');
const t = Handlebars.compile('{{#each items}}{{> item last=@last}}{{else}}none{{/each}} {{loud title}} {{{raw}}} {{escaped}} {{lookup map key}}');
console.log(t({ items: [{ name: 'a' }, { name: 'b' }], title: 'x', raw: '<b>', escaped: '<&">', map: { k: 'v' }, key: 'k' }));
try { Handlebars.compile('{{#if}}')({}); } catch (e) { console.log(e.message); }
console.log(Handlebars.precompile('hi {{x}}').length > 100);
