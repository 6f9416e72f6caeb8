// What a duration may be, and the floor of 1 ms.
for (const ms of [0, 1, -1, 1.7, 0.5, '5', '1e2', 'x', null, undefined, true, NaN, [], [7], 2 ** 31 - 1]) {
  const timer = setTimeout(() => {}, ms);
  console.log(ms, timer._idleTimeout);
  clearTimeout(timer);
}
for (const ms of [Symbol('s'), 1n]) {
  try { setTimeout(() => {}, ms); } catch (err) { console.log(err.name, err.message); }
}
