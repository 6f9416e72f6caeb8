// --trace-uncaught shows where a value was thrown that has no stack.
function inner() { throw 'x'; }
inner();
