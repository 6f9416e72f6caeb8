import assert, { ok } from 'node:assert';
try {
  assert(1 + 1 === 3);
} catch (err) {
  console.log(err.message);
}
try {
  ok(
    false,
  );
} catch (err) {
  console.log(err.message, err.code, err.name);
}
