console.log(require.main === module, module.id, process.argv.length, process.argv[1] === __filename);
