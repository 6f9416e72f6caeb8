// Arguments after the script are its own.
console.log(process.argv.slice(2), process.argv[1] === __filename, process.execArgv);
