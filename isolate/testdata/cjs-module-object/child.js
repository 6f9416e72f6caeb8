module.exports = module;
console.log('child', module.loaded, require.main === module, require.main.filename.slice(-7));
