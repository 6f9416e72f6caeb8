const attempt = (fn) => {
  try {
    console.log(fn());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
attempt(() => new AbortSignal());
attempt(() => AbortSignal.prototype.aborted);
attempt(() => AbortSignal.prototype.throwIfAborted.call({}));
attempt(() => AbortSignal.timeout());
attempt(() => AbortSignal.timeout(-1));
attempt(() => AbortSignal.timeout('a'));
attempt(() => AbortSignal.any());
attempt(() => AbortSignal.any(new Set()));
attempt(() => AbortSignal.any([5]));
attempt(() => AbortSignal.any([]));
attempt(() => AbortSignal.prototype.onabort);
attempt(() => AbortController());
