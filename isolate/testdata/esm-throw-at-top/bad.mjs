console.log('runs');
throw new Error('top');
