// The print-out of an error that nobody handles.
function inner() {
  throw new TypeError('no good');
}
inner();
