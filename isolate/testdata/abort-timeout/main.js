const signal = AbortSignal.timeout(5);
signal.onabort = () => console.log(signal.reason.name, signal.reason.code, signal.reason.message);
const any = AbortSignal.any([signal, new AbortController().signal]);
any.addEventListener('abort', () => console.log('any', any.reason === signal.reason));
AbortSignal.timeout(100000).onabort = () => console.log('does not keep the program alive');
setTimeout(() => console.log('end', signal), 30);
