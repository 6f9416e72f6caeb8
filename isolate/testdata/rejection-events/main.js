// 'unhandledRejection' and, when it gets a handler after all, 'rejectionHandled'.
process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise === p));
process.on('rejectionHandled', (promise) => console.log('handled', promise === p));
const p = Promise.reject('why');
setTimeout(() => p.catch((v) => console.log('caught', v)), 1);
setTimeout(() => console.log('end'), 10);
