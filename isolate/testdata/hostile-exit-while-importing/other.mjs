console.log('other'); process.exit(9); console.log('never');
