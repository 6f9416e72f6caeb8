// A thrown string has the place and a hint.
function f() { throw 'just text'; }
f();
