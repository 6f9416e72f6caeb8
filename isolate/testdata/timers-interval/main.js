// setInterval repeats with its arguments until it is cleared from inside.
let n = 0;
const timer = setInterval((a, b) => {
  console.log(++n, a, b, timer._repeat);
  if (n === 3) clearInterval(timer);
}, 2, 'x', 'y');
timer.hasRef();
