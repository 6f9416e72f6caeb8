// A reason that is no error comes wrapped.
process.on('uncaughtException', (err, origin) => console.log(origin, err.name, err.code, err.message));
class Thing {}
for (const reason of [5, 'text', null, undefined, Symbol('s'), 10n, {}, [1], () => 1, new Thing(), new Map(), /x/, new Date(0), Object.create(null)]) Promise.reject(reason);
