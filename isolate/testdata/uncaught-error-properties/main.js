// Further properties of the error are shown.
const err = new RangeError('far');
err.code = 'E_FAR';
err.info = { a: [1, 2] };
setTimeout(() => { throw err; }, 1);
