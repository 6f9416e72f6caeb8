globalThis.order = ['pre'];
console.log(module.id.endsWith('pre.js'), module.parent?.id, module.isPreloading, require.main);
