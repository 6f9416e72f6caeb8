// Programs that copy all globals read each of them.
for (const name of Object.getOwnPropertyNames(globalThis)) {
  try {
    if (globalThis[name] === undefined && name !== 'undefined') console.log('undefined', name);
  } catch (err) {
    console.log(name, err.message);
  }
}
console.log('read');
