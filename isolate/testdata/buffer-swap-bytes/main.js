'use strict';
// swap16, swap32 and swap64, in short and long buffers, at odd addresses.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

for (const size of [8, 16, 200]) {
  for (const name of ['swap16', 'swap32', 'swap64']) {
    const whole = Buffer.alloc(size + 1);
    for (let i = 0; i <= size; i++) whole[i] = i;
    const part = whole.subarray(1);
    console.log(name, part[name]() === part, part.toString('hex'));
  }
}
for (const name of ['swap16', 'swap32', 'swap64']) attempt(name, () => Buffer.alloc(3)[name]());
