async function main() { await null; throw new TypeError('from main'); }
main();
