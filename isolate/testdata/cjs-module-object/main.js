const shown = ({ id, path, filename, loaded, children, paths }) => ({ id, path, filename, loaded, children: children.length, paths: paths.length > 0 });
console.log(shown(module), module.constructor.name, module.parent, module.isPreloading);
console.log(require.main === module, this === exports, exports === module.exports, arguments.length);
const child = require('./child');
console.log(shown(child), child.parent === module, module.children[0] === child);
console.log(Object.keys(module), Object.keys(require), Object.keys(require.extensions));
console.log(typeof __filename, __dirname === module.path);
setImmediate(() => console.log(module.loaded, child.loaded));
