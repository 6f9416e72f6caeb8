// A hook for .ts that hands on to the loader of .js, as ts-node and pirates do, gets the text as it stands in the file.
const extensions = require.extensions;
const load = extensions['.js'];
extensions['.ts'] = function(module, filename) {
  console.log(this === extensions, extensions['.ts'].length);
  const { _compile } = module;
  module._compile = function(text, name) {
    console.log(JSON.stringify(text));
    return _compile.call(this, text.replace(': number', ''), name);
  };
  load(module, filename);
};
console.log(require('./two.ts').two, require('./two').two);
