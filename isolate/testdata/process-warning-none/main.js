process.on('warning', (w) => console.log('event', w.message));
process.emitWarning('silent');
