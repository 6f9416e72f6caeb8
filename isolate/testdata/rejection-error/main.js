Promise.reject(new Error('nobody cares'));
setTimeout(() => console.log('must not run'), 10);
