exports.was = module.isPreloading;
console.log(module.paths.length > 0, require.main);
