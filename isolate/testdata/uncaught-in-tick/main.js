process.nextTick(() => { throw new Error('tick'); });
process.nextTick(() => console.log('must not run'));
