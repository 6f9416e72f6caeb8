process.on('SIGINT', () => {});
process.on('exit', () => console.log('ended by itself'));
