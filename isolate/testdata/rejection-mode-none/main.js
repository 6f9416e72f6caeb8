Promise.reject(5);
setTimeout(() => console.log('end'), 5);
