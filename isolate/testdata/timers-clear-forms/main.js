// A timer is cleared by object, number or string; anything else is ignored.
const no = (name) => () => console.log('must not run', name);
clearTimeout(setTimeout(no('object'), 1));
clearTimeout(+setTimeout(no('number'), 1));
clearTimeout(`${setTimeout(no('string'), 1)}`);
clearInterval(setTimeout(no('interval clears timeout'), 1));
clearTimeout(setInterval(no('timeout clears interval'), 1));
clearInterval(+setInterval(no('interval number'), 1));
setTimeout(no('close'), 1).close();
clearImmediate(setImmediate(no('immediate')));
for (const odd of [undefined, null, 0, -1, 1e9, 'x', '', {}, [], true, () => {}]) {
  clearTimeout(odd);
  clearInterval(odd);
}
for (const odd of [undefined, null, 0, {}]) clearImmediate(odd);
setTimeout(() => console.log('done'), 20);
